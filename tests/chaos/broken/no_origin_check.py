"""A server that is broken on purpose: it does not look where a request comes from."""

from thebridge.cli.main import main
from thebridge.web import gate

if __name__ == "__main__":
    gate._require_own_origin = lambda *_given: None
    main()
