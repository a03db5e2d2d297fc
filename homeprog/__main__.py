"""`homeprog` and `python -m homeprog`: a verb, or the window."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit code.
    """
    from homeprog import cli

    args = cli.parse(sys.argv[1:] if arguments is None else arguments)
    try:
        if args.verb is not None:
            return cli.run(args)
        from homeprog import app

        return app.main(args)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
