"""What may be said of a passage."""

from knowledge.answers.quoting.spans import spans_of
from knowledge.records import DocumentKind, Passage


def passage(text: str, *trail: str) -> Passage:
    return Passage(
        id="2018-06/03#1",
        document_key="2018-06/03",
        bulletin="2018-06",
        kind=DocumentKind.DOCUMENT,
        title="关于推进企业综合评价的实施意见",
        trail=trail,
        text=text,
        lines=(1,),
        page=5,
    )


def test_salutation_is_not_said() -> None:
    spans = list(spans_of(passage("各县（市、区）人民政府，市各有关单位：现提出如下意见。")))
    assert [span.said for span in spans] == ["现提出如下意见。"]


def test_what_announces_is_said_with_what_follows() -> None:
    spans = list(spans_of(passage("外摆位应符合下列条件：\n面积不得超过三成；位置固定。", "二、条件")))
    assert spans[0].said == "外摆位应符合下列条件：面积不得超过三成；"
    assert [span.position for span in spans] == [0, 1, 2]


def test_heading_in_front_stands_in_the_trail() -> None:
    spans = list(spans_of(passage("1.房租补助。按实际租金给予补助。", "二、扶持政策")))
    assert spans[1].trail == ("二、扶持政策", "1.房租补助。")
