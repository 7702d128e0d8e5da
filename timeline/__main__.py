"""`python -m timeline` is the command `timeline`."""

import gc


def main() -> None:
    """Run the command line."""
    # A command makes objects and exits; looking for garbage among them costs a
    # seventh of the time of a short one. Hence before the imports.
    gc.disable()

    from timeline.cli import run

    run()


if __name__ == "__main__":
    main()
