"""What of an extracted claim is the same as in a gold claim: names, chains,
words. Used by nested_eval.py, whose README gives the rules."""

import itertools
import re

MIN_OVERLAP = 0.5
ENUMS = {
    "quote_type": ("QUOTE_TYPE_", {"DIRECT", "INDIRECT", "MIXED"}),
    "type": ("CLAIM_TYPE_", {
        "STATEMENT", "BELIEF", "ASSESSMENT", "ACCUSATION", "DENIAL",
        "SPECULATION", "IGNORANCE", "ANNOUNCEMENT", "INTENT"}),
    "polarity": ("POLARITY_", {"POSITIVE", "NEGATIVE", "UNDERSPECIFIED"}),
    "factuality": ("FACTUALITY_", {
        "CT_PLUS", "PR_PLUS", "PS_PLUS", "CT_MINUS", "PR_MINUS", "PS_MINUS",
        "CT_U", "UU"}),
    "likelihood": ("LIKELIHOOD_", {
        None, "ALMOST_NO_CHANCE", "VERY_UNLIKELY", "UNLIKELY",
        "ROUGHLY_EVEN_CHANCE", "LIKELY", "VERY_LIKELY",
        "ALMOST_CERTAINLY"}),
    "stated_confidence": ("STATED_CONFIDENCE_",
                          {None, "LOW", "MODERATE", "HIGH"}),
}
ROLES = {"OUTLET", "PERSON", "ORGANIZATION", "GROUP", "DOCUMENT"}
# What may follow a noun phrase that one side cut short.
POSTMODIFIERS = ("of in at on by from with who which that whose familiar "
                 "briefed close led ordered polled quoted").split()


def camel(name):
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def field(message, name, default=None):
    """A field of a proto3 JSON message, in either of its two spellings."""
    return message.get(camel(name), message.get(name, default))


def enum(message, name):
    prefix = ENUMS[name][0]
    value = field(message, name)
    if value is None or value == prefix + "UNSPECIFIED":
        return None
    return value.removeprefix(prefix)


# --- Names -----------------------------------------------------------------


def normal(name):
    """Folds case, quotes, spaces, a leading article, a final possessive."""
    name = (name or "").casefold().replace("’", "'")
    name = re.sub(r'["“”]', "", name)
    name = re.sub(r"\s+", " ", name).strip(" .,;:'")
    name = re.sub(r"'s$", "", name)
    return re.sub(r"^(the|a|an) ", "", name)


def squeezed(name):
    """An outlet's name or domain as one word: "The Bay Post", baypost.com."""
    if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", name):
        name = re.sub(r"^www\.", "", name).split(".")[0]
    return re.sub(r"^the(?=.{4})", "", re.sub(r"[\W_]", "", name))


def cut_short(short, full):
    """Whether `full` is `short` with something after its head noun."""
    rest = full[len(short):]
    return full.startswith(short) and (
        rest[:1] == "," or rest.strip().split(" ")[0] in POSTMODIFIERS)


def gold_names(link):
    """The names that a link may be given; a pronoun or a bare role noun, which
    has no word in common with whom it stands for, has to be resolved."""
    names = [normal(n) for n in [link["canonical"], *link.get("also", [])]]
    name = normal(link["name"])
    if set(re.findall(r"\w+", name)) & set(re.findall(r"\w+", names[0])):
        names.append(name)
    return names


def link_matches(gold, predicted):
    theirs = [normal(field(predicted, "display_name")),
              normal(predicted.get("source", {}).get("exact"))]
    for ours, name in itertools.product(gold_names(gold), theirs):
        if not name:
            continue
        if ours == name or cut_short(ours, name) or cut_short(name, ours):
            return True
        if gold["role"] == "OUTLET" and squeezed(ours) == squeezed(name):
            return True
    return False


def chain_matches(gold, predicted):
    theirs = predicted.get("chain", [])
    return len(theirs) == len(gold["chain"]) and all(
        link_matches(g, p) for g, p in zip(gold["chain"], theirs))


def holder_matches(gold, predicted):
    theirs = predicted.get("chain", [])
    return bool(theirs) and link_matches(gold["chain"][-1], theirs[-1])


# --- Spans -----------------------------------------------------------------


def tokens(spans, starts):
    return {s for s in starts
            if any(sp.get("start", 0) <= s < sp["end"] for sp in spans)}


def overlap_f1(a, b):
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def overlaps(a, b):
    return a.get("start", 0) < b["end"] and b.get("start", 0) < a["end"]


def match(article, predicted):
    """Pairs gold claims with predicted ones, 1:1, best overlap first; of equal
    overlaps the pair with the right holder, chain and type goes first."""
    starts = [m.start() for m in re.finditer(r"\w+", article["text"])]
    theirs = [tokens(p.get("content", []), starts) for p in predicted]
    candidates = []
    for i, gold in enumerate(article["claims"]):
        ours = tokens(gold["content"], starts)
        for j, claim in enumerate(predicted):
            f1 = overlap_f1(ours, theirs[j])
            if f1 >= MIN_OVERLAP:
                rank = (f1, holder_matches(gold, claim),
                        chain_matches(gold, claim),
                        enum(claim, "type") == gold["type"])
                candidates.append((rank, -i, -j))
    pairs, used = {}, set()
    for _, i, j in sorted(candidates, reverse=True):
        if -i not in pairs and -j not in used:
            pairs[-i] = -j
            used.add(-j)
    return pairs
