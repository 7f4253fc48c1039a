"""Runs every benchmark on a demonstration of its own: python -m bench"""

import os
import tempfile


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as home:
        os.environ["SIGHTLINE_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "sightline.config.settings"
        os.environ.pop("DATABASE_URL", None)
        from sightline.cli import database

        database.ready()
        from bench import (
            control_charts,
            disclosure,
            documents,
            packs,
            pages,
            returns,
            statistics,
            trail,
        )

        charts = control_charts.run()
        tables = disclosure.run()
        faster = returns.run()
        copies = statistics.run()
        ratio = trail.run()
        packs.load_demonstration()
        documents.run()
        pages.run("the demonstration")
        packs.run()
        pages.run("a year ten times as large", packs.load_large())
        if charts > control_charts.MOST:
            raise SystemExit(f"The control charts take {charts:.3f} s, not {control_charts.MOST}.")
        if tables > disclosure.MOST:
            raise SystemExit(
                f"Protecting a table takes {tables:.0f} answers of the solver, not "
                f"{disclosure.MOST}."
            )
        if faster is not None and faster < returns.LEAST:
            raise SystemExit(f"Reading a census is {faster:.1f} times as fast.")
        if copies > statistics.MOST:
            raise SystemExit(
                f"Loading a published file takes {copies:.1f} times a bare copy, not "
                f"{statistics.MOST}."
            )
        if ratio > trail.MOST:
            raise SystemExit(f"Proving a trail takes {ratio:.2f} times SHA-256, not {trail.MOST}.")


main()
