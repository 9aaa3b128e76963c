"""The places of evidence are read part by part, and are those of all its words."""

from knowledge.answers.silence.evidence import Evidence
from knowledge.regions import find_regions
from knowledge.service import KnowledgeBase


def test_places_of_the_parts_are_those_of_the_words(knowledge_base: KnowledgeBase) -> None:
    sources, differing = knowledge_base.sources, []
    for passage in knowledge_base.passages[::2]:
        issue, document = sources.bulletin_of[passage.bulletin], sources.documents[passage.document_key]
        evidence = Evidence(passage, document, issue, passage.text[len(passage.text) // 2 :])
        if evidence.places != {mention.name for mention in find_regions(evidence.words)}:
            differing.append(passage.id)
    assert differing == []
