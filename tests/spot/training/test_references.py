from __future__ import annotations

from pledgewatch.labels import Labelled
from pledgewatch.spot.training.references import fit_references
from tests.spot.training.labelled import labelled


def told(name: str, sentence: str) -> Labelled:
    """Corvane gives, after Hexane has been spoken of too."""
    return labelled(
        name,
        text=f"Hexane Ltd said profit rose. Its books are audited by Corvane Ltd in May. {sentence}",
        pledges=[{"pledger": "Corvane", "amount": 5_000_000, "evidence": sentence}],
    )


def test_it_means_the_pledger_of_its_sentence() -> None:
    weights = fit_references([told("a", "It will give $5 million."), told("b", "It donated $5 million.")])
    assert set(weights) == {"it"}
    assert weights["it"]["latest"] > 0  # Corvane was named last
    assert weights["it"]["acted=1"] < 0  # Hexane spoke, and is not meant


def test_a_sentence_that_names_the_pledger_teaches_nothing() -> None:
    named = told("a", "The company, said Corvane Ltd, will give $5 million.")
    assert set(fit_references([named, told("b", "It will give $5 million.")])) == {"it"}


def test_each_family_has_weights_of_its_own_and_the_same_every_time() -> None:
    articles = [told("a", "It will give $5 million."), told("b", "The company donated $5 million.")]
    assert fit_references(articles) == fit_references(articles)
    assert set(fit_references(articles)) == {"it", "company"}
