import org.flyte.test.cluster.LiveBackend

context.backend = LiveBackend.of(basedir.toPath())
return true
