"""Attributions that the dependency parse alone does not show: relays, labels, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.lexicon import words
from claimcheck.lexicon.cues import CueEntry, entry, entry_of
from claimcheck.records import Article, Parse, Span
from claimcheck.split.contents import content_of_verb
from claimcheck.split.cues import verb_tokens
from claimcheck.split.objects import Content
from claimcheck.split.quotes import Quotation
from claimcheck.split.sources import child, noun_phrase, source_of_verb

_MAX_GAP_WORDS = 7  # "Reed told reporters in Brenn on Monday" may stand before its quotation
_MAX_LABEL_WORDS = 9
_OBJECT = frozenset({"dobj", "attr", "oprd", "dative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An attribution in tokens, before it becomes spans."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: Content
    entry: CueEntry | None


def relayed(parse: Parse, verb: int) -> Found | None:
    """ "The agency, quoting state radio, said …": the radio says what the agency says."""
    known = entry(parse.tokens[verb].lemma.lower(), "relay")
    speaker = child(parse, verb, _OBJECT)
    if known is None or speaker is None or parse.tokens[verb].tag != "VBG":
        return None
    reporter = parse.tokens[verb].head
    if parse.tokens[verb].dep == "acl":
        reporter = parse.tokens[reporter].head
    content = content_of_verb(parse, reporter, entry_of(parse, reporter))
    if content is None or reporter == verb:
        return None
    kept = content.tokens - frozenset(parse.subtree(verb))
    return Found(
        source=noun_phrase(parse, speaker),
        cue=(verb,),
        content=Content(tokens=kept, form="clause"),
        entry=known,
    )


def quoting(article: Article, verb: int, marks: Iterable[Quotation]) -> Found | None:
    """A verb of saying beside a quotation that the parse does not join to it."""
    parse = article.parse
    known = entry_of(parse, verb)
    source = source_of_verb(parse, verb)
    if known is None or not known.takes & {"c", "q"} or source is None:
        return None
    speaker = noun_phrase(parse, source)
    cue = verb_tokens(parse, verb)
    block = parse.span((*speaker, *cue))
    for quotation in marks:
        if quotation.level == 0 and _adjacent(article.text, block, quotation.span):
            tokens = frozenset(parse.within(quotation.span))
            content = Content(tokens=tokens, form="quotation")
            return Found(source=speaker, cue=cue, content=content, entry=known)
    return None


def _adjacent(text: str, block: Span, quotation: Span) -> bool:
    if block.overlaps(quotation):
        return False
    if block.end <= quotation.start:
        gap = text[block.end : quotation.start].rstrip()
        return gap.endswith((",", ":")) and _quiet(gap)
    gap = text[quotation.end : block.start]
    closes = text[quotation.end - 2 : quotation.end - 1] in {",", "?", "!", "—"}
    return closes and not gap.strip(" ,—–-")


def _quiet(gap: str) -> bool:
    return len(gap.split()) <= _MAX_GAP_WORDS and not any(c in gap for c in '.!?\n“"')


def so_called(parse: Parse, token: int) -> Found | None:
    """ "the so-called reform": a distancing adjective that the tokenizer takes apart."""
    spelled = [t.text.lower() for t in parse.tokens[max(0, token - 2) : token + 1]]
    if spelled != ["so", "-", "called"]:
        return None
    head = parse.tokens[token].head
    phrase = frozenset(i for i in noun_phrase(parse, head) if i > token)
    if not phrase:
        return None
    return Found(
        source=(),
        cue=(token - 2, token - 1, token),
        content=Content(tokens=phrase, form="object"),
        entry=entry("so-called", "adj"),
    )


def labelled(article: Article, marks: Sequence[Quotation]) -> list[Found]:
    """Quotations with their speaker as a label: "Reed: “…”" and "“…” — Ana Reed, mayor"."""
    found = []
    for quotation in marks:
        paragraph = next((p for p in article.paragraphs if p.contains(quotation.span)), None)
        if paragraph is None or quotation.level:
            continue
        before = Span(start=paragraph.start, end=quotation.span.start)
        after = Span(start=quotation.span.end, end=paragraph.end)
        for label, mark_first in ((before, False), (after, True)):
            speaker = _label(article, label, mark_first=mark_first)
            if speaker is not None:
                found.append(_with_label(article.parse, speaker, quotation.span))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    name: tuple[int, ...]
    mark: tuple[int, ...]


def _label(article: Article, part: Span, *, mark_first: bool) -> _Label | None:
    """A short run with a proper name and no verb, parted from the quotation by its mark."""
    parse = article.parse
    tokens = parse.within(part)
    if not 1 < len(tokens) <= _MAX_LABEL_WORDS:
        return None
    mark, name = (tokens[0], tokens[1:]) if mark_first else (tokens[-1], tokens[:-1])
    wanted = words("label_marks", column="after" if mark_first else "before")
    named = any(parse.tokens[i].pos == "PROPN" for i in name)
    verbal = any(parse.tokens[i].pos in {"VERB", "AUX"} for i in name)
    if parse.tokens[mark].text not in wanted or not named or verbal:
        return None
    while parse.tokens[name[-1]].text in {".", ","} and len(name) > 1:
        name = name[:-1]
    return _Label(name=tuple(name), mark=(mark,))


def _with_label(parse: Parse, label: _Label, quotation: Span) -> Found:
    content = Content(tokens=frozenset(parse.within(quotation)), form="quotation")
    return Found(source=label.name, cue=label.mark, content=content, entry=entry("say", "verb"))
