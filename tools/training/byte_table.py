"""Tables of bytes as text: a comment, then base64. tools/tables/odds.py reads them."""
import base64


def write(path, comment, table):
    with open(path, "w", encoding="ascii") as file:
        file.write(f"# {comment}\n")
        file.write(base64.encodebytes(table.tobytes()).decode())
