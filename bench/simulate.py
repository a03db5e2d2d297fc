"""Synthetic patients (design.md 9): seconds on two cores, and whether twice the work costs twice the time.

CPU seconds of one process, so that a busy machine does not count; the verb spreads patients over processes.
"""

from time import process_time

from bench.rows import Row, alternate
from homeprog.data.library import load_catalog
from homeprog.program.catalog import Catalog
from homeprog.program.patients import TYPES
from homeprog.program.simulation import simulate_many

ROUNDS, SEED, CORES = 2, 7, 2
EVERY_TYPE = len(TYPES)
PATIENTS, DAYS, SECONDS = 1000, 150, 60.0
LINEAR = 1.3
"""A patient-day late in a program has more to plan than an early one; squares would show as a factor of 4."""


def rows() -> list[Row]:
    """The time of 1,000 patients, and what a patient-day costs when days or patients grow fourfold."""
    catalog = load_catalog()
    simulated, short, long, many = alternate(
        ROUNDS,
        lambda: ms_of_patient_day(catalog, EVERY_TYPE, DAYS),
        lambda: ms_of_patient_day(catalog, EVERY_TYPE, 100),
        lambda: ms_of_patient_day(catalog, EVERY_TYPE, 400),
        lambda: ms_of_patient_day(catalog, 4 * EVERY_TYPE, 100),
    )
    seconds = [one * PATIENTS * DAYS / CORES / 1e3 for one in simulated]
    return [
        Row("simulate 1,000 patients x 150 days", seconds, "s", SECONDS, "CPU seconds, two cores"),
        Row("a patient-day of 400 days", long, "ms", LINEAR, "a patient-day of 100 days", short),
        Row("a patient-day of 72 patients", many, "ms", LINEAR, "a patient-day of 18 patients", short),
    ]


def ms_of_patient_day(catalog: Catalog, patients: int, days: int) -> float:
    """CPU milliseconds of one day of one patient."""
    begin = process_time()
    for _ in simulate_many(catalog, range(patients), days, SEED):
        pass
    return (process_time() - begin) * 1e3 / (patients * days)
