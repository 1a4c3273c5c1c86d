"""python -m trainer [--epochs N] [--rate R] [--flowers N] [--seed N]"""

import argparse
import os
import pathlib

from trainer import data, rank, tracking
from trainer.model import Model, accuracy


def train(options, run):
    """Trains, logs each epoch, and returns the model and its accuracy on flowers it has not seen."""
    learn = data.flowers(options.flowers, options.seed)
    check = data.flowers(options.flowers // 4, options.seed + 1)
    model = Model.untrained(len(data.TYPICAL[0]), len(data.TYPICAL))
    reached = 0.0
    for epoch in range(options.epochs):
        losses = [model.step(measures, kind, options.rate) for measures, kind in learn]
        reached = accuracy(model, check)
        loss = sum(losses) / len(losses)
        run.metrics({"loss": loss, "accuracy": reached}, epoch)
        print(f"epoch {epoch}: loss {loss:.4f}, accuracy {reached:.3f}")
    return model, reached


def main(arguments=None, environment=os.environ):
    parser = argparse.ArgumentParser(prog="trainer")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--flowers", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    first = rank.is_first(environment)
    run = tracking.start(environment, vars(options)) if first else tracking.Quiet()
    try:
        model, reached = train(options, run)
        if first:
            output = pathlib.Path(environment.get("OUTPUT", "output"))
            output.mkdir(parents=True, exist_ok=True)
            model.save(output / "model.json")
            print(f"accuracy {reached:.3f}, model in {output / 'model.json'}")
    except BaseException:
        run.end("FAILED")
        raise
    run.end("FINISHED")


if __name__ == "__main__":
    main()
