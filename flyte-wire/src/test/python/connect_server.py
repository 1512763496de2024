"""Serves two Flyte services with the published Connect implementation, so that ours is not only tested by itself.

Prints the port, then serves until its input ends.
"""

import io
import sys
import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from connectrpc.code import Code
from connectrpc.errors import ConnectError
from flyteidl2.common import phase_pb2
from flyteidl2.project import project_service_connect, project_service_pb2
from flyteidl2.workflow import run_service_connect, run_service_pb2
from google.protobuf.duration_pb2 import Duration


class Projects(project_service_connect.ProjectServiceSync):
    def get_project(self, request, ctx):
        if request.id == "missing":
            raise ConnectError(Code.NOT_FOUND, 'no "project" ä', details=[Duration(seconds=7)])
        response = project_service_pb2.GetProjectResponse()
        response.project.id = request.id
        response.project.description = "x" * 100_000
        return response


class Runs(run_service_connect.RunServiceSync):
    def watch_action_details(self, request, ctx):
        for number in range(1, 4):
            response = run_service_pb2.WatchActionDetailsResponse()
            response.details.id.CopyFrom(request.action_id)
            response.details.status.phase = phase_pb2.ACTION_PHASE_RUNNING
            response.details.status.attempts = number
            yield response
        if request.action_id.name == "broken":
            raise ConnectError(Code.UNAVAILABLE, "going away", details=[Duration(seconds=7)])


class Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):
        pass


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def application():
    apps = [
        project_service_connect.ProjectServiceWSGIApplication(Projects()),
        run_service_connect.RunServiceWSGIApplication(Runs()),
    ]
    by_path = {app.path: app for app in apps}

    def serve(environ, start_response):
        # The input of wsgiref has no end of its own: reading beyond the body would wait for ever.
        length = int(environ.get("CONTENT_LENGTH") or 0)
        environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(length))
        service = environ["PATH_INFO"].rsplit("/", 1)[0]
        return by_path[service](environ, start_response)

    return serve


def main():
    server = make_server("127.0.0.1", 0, application(), Server, Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
