import org.flyte.test.cluster.LiveBackend

context.backend = LiveBackend.of(basedir.toPath())
def cluster = context.backend.cluster()
new File(basedir, 'test.properties') << """
flyte.images.docker_env.registry=${cluster.registry('team')}
flyte.images.docker_env.engine=buildah
flyte.images.docker_env.engineOptions=--tls-verify=false --network=host
flyte.images.docker_env.buildArgs.BASE=${cluster.base()}
"""
return true
