from decimal import Decimal

from knowledge.answers.reasoning import arithmetic


def test_results_show_their_steps() -> None:
    assert arithmetic.difference(Decimal("13.8"), Decimal(17), "元").expression == "17 − 13.8 = 3.2"
    assert arithmetic.product((Decimal(18), Decimal(4), Decimal(15)), "元").expression == "18 × 4 × 15 = 1080"
    assert arithmetic.total((Decimal(301), Decimal(61)), "元").expression == "301 + 61 = 362"
    assert arithmetic.quotient(Decimal(1200), Decimal(5), "元").expression == "1200 ÷ 5 = 240"


def test_a_rounded_result_is_marked() -> None:
    share = arithmetic.share(Decimal(70), Decimal(501))
    assert (share.expression, share.result, share.unit) == ("70 ÷ 501 ≈ 13.97%", Decimal("13.97"), "%")
    assert arithmetic.is_rounded(share)
    assert not arithmetic.is_rounded(arithmetic.share(Decimal(305), Decimal(500)))
