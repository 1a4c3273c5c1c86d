"""seed.py DATABASE: fills a fresh database of MLflow 3 by MLflow's own tables; ids and values are made of counters."""

import sys
import time

from mlflow.store.model_registry.dbmodels.models import (
    SqlModelVersion,
    SqlRegisteredModel,
    SqlRegisteredModelAlias,
)
from mlflow.store.tracking.dbmodels.models import (
    SqlExperiment,
    SqlExperimentTag,
    SqlLatestMetric,
    SqlMetric,
    SqlParam,
    SqlRun,
    SqlTag,
)
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

EXPERIMENTS, RUNS, MODELS, VERSIONS = 20, 10_000, 500, 3
METRICS, PARAMS, TAGS = 5, 5, 10
CURVE = 1_000
NOW = int(time.time() * 1000)


def run_id(index):
    return f"{index:032x}"


def rows():
    for e in range(1, EXPERIMENTS + 1):
        yield SqlExperiment, dict(
            experiment_id=e,
            name=f"team-{e % 5}/experiment {e}",
            artifact_location=f"mlflow-artifacts:/{e}",
            lifecycle_stage="active",
            creation_time=NOW,
            last_update_time=NOW,
        )
        yield SqlExperimentTag, dict(
            experiment_id=e, key="owner", value=f"group:default/team-{e % 5}"
        )
    for r in range(RUNS):
        started = NOW - (RUNS - r) * 60_000
        yield SqlRun, dict(
            run_uuid=run_id(r),
            name=f"run-{r}",
            source_type="JOB",
            source_name="train.py",
            entry_point_name="",
            user_id="ada",
            status="FINISHED",
            start_time=started,
            end_time=started + 3_600_000,
            source_version="",
            lifecycle_stage="active",
            artifact_uri=f"mlflow-artifacts:/{r % EXPERIMENTS + 1}/{run_id(r)}/artifacts",
            experiment_id=r % EXPERIMENTS + 1,
        )
        for m in range(METRICS):
            yield SqlLatestMetric, dict(
                run_uuid=run_id(r),
                key=f"metric-{m}",
                value=(r * 7 + m) % 100 / 100,
                timestamp=started,
                step=CURVE,
                is_nan=False,
            )
        for p in range(PARAMS):
            yield SqlParam, dict(run_uuid=run_id(r), key=f"param-{p}", value=str(r % (p + 2)))
        for t in range(TAGS):
            yield SqlTag, dict(run_uuid=run_id(r), key=f"tag-{t}", value=f"value-{r % 13}")
    # The newest runs of the first experiment have curves.
    for r in range(RUNS - 10 * EXPERIMENTS, RUNS, EXPERIMENTS):
        for step in range(CURVE):
            yield SqlMetric, dict(
                run_uuid=run_id(r),
                key="metric-0",
                value=1 / (step + 1),
                timestamp=NOW + step,
                step=step,
                is_nan=False,
            )
    for m in range(MODELS):
        name = f"model {m}"
        yield SqlRegisteredModel, dict(name=name, creation_time=NOW, last_updated_time=NOW, description="")
        for v in range(1, VERSIONS + 1):
            source_run = (m * VERSIONS + v) % RUNS
            yield SqlModelVersion, dict(
                name=name,
                version=v,
                creation_time=NOW,
                last_updated_time=NOW,
                description="",
                current_stage="None",
                source=f"s3://models/{m}/{v}",
                run_id=run_id(source_run),
                status="READY",
            )
        yield SqlRegisteredModelAlias, dict(name=name, alias="champion", version=VERSIONS)


by_table = {}
for table, row in rows():
    by_table.setdefault(table, []).append(row)
engine = create_engine(f"sqlite:///{sys.argv[1]}")
with Session(engine) as session:
    for table, some in by_table.items():
        session.bulk_insert_mappings(table, some)
    session.commit()
