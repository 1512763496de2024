import org.flyte.test.cluster.Programs

return Programs.present('patterns/custom-dockerfile', 'buildah')
