"""claimcheck: who says what in a news article, through whom, how sure.

    >>> from claimcheck import check
    >>> report = check("The quay is shut, according to the mayor.")
    >>> [claim.text for claim in report.claims]
    ['The quay is shut']

`check` runs the whole pipeline on one article. `Pipeline` keeps the loaded models for many.
The stages can be called one by one, each taking what the one before it returns:

    open_pages ▶ to_article ▶ Splitter ▶ Classifier ▶ state_claims ▶ assess_claims ▶ renderer
"""

from claimcheck.assess import assess_claims
from claimcheck.attribute import Classifier, load_classifier
from claimcheck.claim import Worth, load_worth, state_claims
from claimcheck.errors import (
    ClaimcheckError,
    InputError,
    ModelError,
    NotEnglishError,
    UsageError,
)
from claimcheck.pipeline import Pipeline, check
from claimcheck.read import SpacyParser, open_pages, to_article
from claimcheck.records import (
    Article,
    Attributed,
    Attribution,
    Attributor,
    Certainty,
    Claim,
    ClaimCertainty,
    Claimed,
    Dropped,
    Entity,
    Finding,
    Model,
    Page,
    Parse,
    Parser,
    Proposition,
    Quantity,
    Report,
    Said,
    Sentence,
    Span,
    Speaker,
    Split,
    Statement,
    Substitution,
    Token,
    When,
)
from claimcheck.report import renderer, without_minor
from claimcheck.settings import (
    AssessSettings,
    AttributeSettings,
    ReadSettings,
    Settings,
    SplitSettings,
)
from claimcheck.split import RuleAttributor, Splitter, load_attributor

__version__ = "0.1.0"

__all__ = [
    "Article",
    "AssessSettings",
    "AttributeSettings",
    "Attributed",
    "Attribution",
    "Attributor",
    "Certainty",
    "Claim",
    "ClaimCertainty",
    "ClaimcheckError",
    "Claimed",
    "Classifier",
    "Dropped",
    "Entity",
    "Finding",
    "InputError",
    "Model",
    "ModelError",
    "NotEnglishError",
    "Page",
    "Parse",
    "Parser",
    "Pipeline",
    "Proposition",
    "Quantity",
    "ReadSettings",
    "Report",
    "RuleAttributor",
    "Said",
    "Sentence",
    "Settings",
    "SpacyParser",
    "Span",
    "Speaker",
    "Split",
    "SplitSettings",
    "Splitter",
    "Statement",
    "Substitution",
    "Token",
    "UsageError",
    "When",
    "Worth",
    "assess_claims",
    "check",
    "load_attributor",
    "load_classifier",
    "load_worth",
    "open_pages",
    "renderer",
    "state_claims",
    "to_article",
    "without_minor",
]
