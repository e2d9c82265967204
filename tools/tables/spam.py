"""Makes the tables of the spam stage: spam.py NAME IN.tsv OUT.inc"""

import base64
import struct
import sys

from tsv import rows


def u16(text):
    """A C++ UTF-16 string literal; only the Basic Multilingual Plane is used."""
    return 'u"' + "".join(c if 32 <= ord(c) < 127 and c not in '"\\' else f"\\u{ord(c):04X}" for c in text) + '"'


def units_of(text):
    """The sort key of UTF-16 order, in which the program searches."""
    return text.encode("utf-16-be")


def particles(table):
    names = {"any": "kAny", "vowel": "kVowel", "consonant": "kConsonant", "vowel_or_rieul": "kVowelOrRieul",
             "consonant_not_rieul": "kConsonantNotRieul"}
    for row in sorted(table, key=lambda row: units_of(row["form"])):
        yield f'{{{u16(row["form"])}, After::{names[row["after"]]}, {float(row["weight"])}F}},'


def endings(table):
    roles = {}
    for row in table:
        roles.setdefault(row["role"], set()).add(row["form"])
    for role in sorted(roles):
        name = "k" + "".join(part.capitalize() for part in role.split("_"))
        forms = ", ".join(u16(form) for form in sorted(roles[role], key=units_of))
        yield f"inline constexpr std::u16string_view {name}List[] = {{{forms}}};"
        yield f"inline constexpr Forms {name}({name}List);"


def lexicon(table):
    tiers = {"promotion": 0, "topic": 1, "promotional_word": 2}
    names = ["kPromotion", "kTopic", "kPromotionalWord"]
    best = {}
    for row in table:
        word, tier = row["word"], tiers[row["tier"]]
        best[word] = min(tier, best.get(word, tier))
    for word in sorted(best, key=units_of):
        yield f"{{{u16(word)}, Tier::{names[best[word]]}}},"


def glosses(table):
    for row in sorted(table, key=lambda row: units_of(row["gloss"])):
        yield f'{{{u16(row["gloss"])}, {u16(row["short"])}}},'


def compounds(table):
    for row in sorted(table, key=lambda row: (units_of(row["second"]), units_of(row["first"]))):
        yield f'{{{u16(row["first"])}, {u16(row["second"])}}},'


def trees(table, name):
    table = list(table)
    # Looked up once each: compilers bound the steps of a constant expression.
    features = sorted({row["feature"] for row in table} - {"leaf"})
    looked_up = ", ".join(f'feature("{one}")' for one in features)
    yield f"inline constexpr std::int16_t k{name}Used[] = {{{looked_up}}};"
    yield f"inline constexpr Node k{name}Nodes[] = {{"
    for row in table:
        leaf = row["feature"] == "leaf"
        assert leaf or int(row["right"]) == int(row["left"]) + 1
        feature = "-1" if leaf else f'k{name}Used[{features.index(row["feature"])}]'
        yield f'    {{{feature}, {row["left"]}, {float(row["value"])!r}F}},'
    yield "};"
    roots = ", ".join(row["node"] for row in table if row["root"] == "1")
    yield f"inline constexpr std::uint16_t k{name}Roots[] = {{{roots}}};"


def words(path, name, bits):
    """The base64 file as an array of unsigned integers."""
    with open(path, encoding="ascii") as file:
        data = base64.b64decode("".join(line for line in file if not line.startswith("#")))
    yield f"alignas(8) inline constexpr std::uint{bits}_t {name}[] = {{"
    values = struct.unpack(f"<{len(data) * 8 // bits}{'BH'[bits // 16]}", data)
    for i in range(0, len(values), 64):
        yield ",".join(map(str, values[i : i + 64])) + ","
    yield "};"


def main():
    name, source, target = sys.argv[1:]
    makers = {"particles": particles, "endings": endings, "lexicon": lexicon, "glosses": glosses,
              "compounds": compounds, "shape_trees": lambda table: trees(table, "Shape"), "trees": lambda table: trees(table, "")}
    with open(target, "w", encoding="ascii") as file:
        if name == "ngrams":
            lines = words(source, "kNgramTable", 16)
        elif name == "topics":
            lines = words(source, "kTopicTable", 8)
        else:
            lines = makers[name](rows(source))
        file.writelines(line + "\n" for line in lines)


main()
