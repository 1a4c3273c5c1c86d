import json
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from trainer import data, rank
from trainer.__main__ import main
from trainer.model import Model, accuracy


class Tracker(BaseHTTPRequestHandler):
    """Answers as MLflow's REST API does, and keeps what it is told."""

    told = []

    def do_GET(self):
        self.answer(404, {"error_code": "RESOURCE_DOES_NOT_EXIST"})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Tracker.told.append((self.path.rsplit("/api/2.0/mlflow/")[-1], body))
        self.answer(200, {"experiment_id": "4", "run": {"info": {"run_id": "r1"}}})

    def answer(self, status, body):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_):
        pass


class TrainerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.output = Path(folder.name)

    def run_it(self, **environment):
        options = ["--epochs", "3", "--flowers", "600"]
        main(options, {"OUTPUT": str(self.output), **environment})

    def test_learns_to_tell_flowers(self):
        self.run_it()
        model = Model.load(self.output / "model.json")
        self.assertGreater(accuracy(model, data.flowers(300, seed=99)), 0.9)

    def test_the_same_seed_gives_the_same_flowers(self):
        self.assertEqual(data.flowers(10, 1), data.flowers(10, 1))
        self.assertNotEqual(data.flowers(10, 1), data.flowers(10, 2))

    def test_only_the_first_node_writes(self):
        self.assertTrue(rank.is_first({}))
        self.assertTrue(rank.is_first({"RANK": "0"}))
        self.assertFalse(rank.is_first({"JOB_COMPLETION_INDEX": "2"}))
        self.run_it(PET_NODE_RANK="1")
        self.assertFalse((self.output / "model.json").exists())

    def test_logs_to_mlflow(self):
        server = HTTPServer(("127.0.0.1", 0), Tracker)
        self.addCleanup(server.server_close)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.shutdown)
        Tracker.told.clear()
        self.run_it(
            MLFLOW_TRACKING_URI=f"http://127.0.0.1:{server.server_port}",
            MLFLOW_EXPERIMENT_NAME="flowers",
            MLFLOW_RUN_CONTEXT='{"k8s.job.name":"flowers-1"}',
        )
        paths = [path for path, _ in Tracker.told]
        self.assertEqual(paths[:2], ["experiments/create", "runs/create"])
        self.assertEqual(paths[-1], "runs/update")
        self.assertEqual(paths.count("runs/log-batch"), 1 + 3)
        created = Tracker.told[1][1]
        self.assertEqual(created["experiment_id"], "4")
        self.assertEqual(created["run_name"], "flowers-1")
        tag = {"key": "k8s.job.name", "value": "flowers-1"}
        self.assertIn(tag, created["tags"])
        self.assertEqual(Tracker.told[-1][1]["status"], "FINISHED")

    def test_a_server_that_does_not_answer_is_an_error(self):
        with self.assertRaises(OSError):
            self.run_it(MLFLOW_TRACKING_URI="http://127.0.0.1:9")


if __name__ == "__main__":
    unittest.main()
