import org.flyte.test.cluster.Programs

return Programs.present('cases/destinations')
