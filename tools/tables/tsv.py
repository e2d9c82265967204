"""Reads the TSV files of src/data: a header row, then one row a line; lines that start with '#' are comments."""


def rows(path):
    """The rows of a TSV file as dicts keyed by the header's names, in file order."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    names = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if len(fields) != len(names):
            raise SystemExit(f"{path}: row {number} has {len(fields)} fields, not {len(names)}")
        yield dict(zip(names, fields))


def c_string(text):
    """A C string literal of the UTF-8 bytes of text."""
    return '"' + "".join(f"\\{byte:03o}" if byte < 32 or byte > 126 or byte in b'"\\?' else chr(byte)
                         for byte in text.encode("utf-8")) + '"'
