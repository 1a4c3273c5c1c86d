"""Which of several nodes this is."""

# Trainer and torchrun, the Training Operator, indexed Jobs.
VARIABLES = ["RANK", "PET_NODE_RANK", "JOB_COMPLETION_INDEX"]


def is_first(environment):
    """Whether this node writes what is written once."""
    for name in VARIABLES:
        if environment.get(name):
            return environment[name] == "0"
    return True
