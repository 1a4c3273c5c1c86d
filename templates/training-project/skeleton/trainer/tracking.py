"""Logs a run to MLflow by its REST API."""

import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT = 30


class Quiet:
    """Logs nowhere, where no server is named."""

    def params(self, values):
        pass

    def metrics(self, values, step):
        pass

    def end(self, status):
        pass


class Run:
    """One run of MLflow. An answer that is late or wrong never stops a training."""

    def __init__(self, server, token, run_id):
        self.server = server
        self.token = token
        self.run_id = run_id

    def params(self, values):
        params = [{"key": key, "value": str(value)} for key, value in values.items()]
        self._try("runs/log-batch", {"run_id": self.run_id, "params": params})

    def metrics(self, values, step):
        now = milliseconds()
        metrics = [
            {"key": key, "value": value, "timestamp": now, "step": step}
            for key, value in values.items()
        ]
        self._try("runs/log-batch", {"run_id": self.run_id, "metrics": metrics})

    def end(self, status):
        body = {"run_id": self.run_id, "status": status, "end_time": milliseconds()}
        self._try("runs/update", body)

    def _try(self, path, body):
        try:
            post(self.server, self.token, path, body)
        except (OSError, ValueError) as error:
            print(f"MLflow was not told: {error}", file=sys.stderr)


def start(environment, params):
    """The run that the environment asks for. Raises OSError where its server cannot be reached."""
    server = environment.get("MLFLOW_TRACKING_URI", "").rstrip("/")
    if not server.startswith(("http://", "https://")):
        return Quiet()
    token = environment.get("MLFLOW_TRACKING_TOKEN")
    experiment = environment.get("MLFLOW_EXPERIMENT_NAME") or "Default"
    tags = json.loads(environment.get("MLFLOW_RUN_CONTEXT") or "{}")
    body = {
        "experiment_id": experiment_id(server, token, experiment),
        "run_name": tags.get("k8s.job.name"),
        "start_time": milliseconds(),
        "tags": [{"key": key, "value": value} for key, value in tags.items()],
    }
    run_id = post(server, token, "runs/create", body)["run"]["info"]["run_id"]
    run = Run(server, token, run_id)
    run.params(params)
    return run


def experiment_id(server, token, name):
    query = urllib.parse.urlencode({"experiment_name": name})
    try:
        found = call(server, token, f"experiments/get-by-name?{query}", None)
        return found["experiment"]["experiment_id"]
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
    return post(server, token, "experiments/create", {"name": name})["experiment_id"]


def post(server, token, path, body):
    return call(server, token, path, json.dumps(body).encode())


def call(server, token, path, data):
    request = urllib.request.Request(f"{server}/api/2.0/mlflow/{path}", data=data)
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        return json.load(answer)


def milliseconds():
    return int(time.time() * 1000)
