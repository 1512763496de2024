"""matrix.py ENDPOINT deploy | run: deploys the Python tasks; runs the one that calls Java and prints its output as JSON."""

import json
import sys

import flyte
import flyte.remote

import py_matrix


def main():
    endpoint, what = sys.argv[1:]
    flyte.init(endpoint=endpoint, insecure=True, project="flytesnacks", domain="development")
    if what == "deploy":
        flyte.deploy(py_matrix.env)
        return
    run = flyte.run(py_matrix.through_java)
    run.wait(quiet=True)
    if "succeed" not in str(run.phase).lower():
        print(flyte.remote.RunDetails.get(run.name).action_details.error_info)
    print("RESULT", json.dumps({"phase": str(run.phase), "outputs": list(run.outputs()) if "succeed" in str(run.phase).lower() else None}))


if __name__ == "__main__":
    main()
