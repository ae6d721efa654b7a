"""A plain "$", "Rs" or "Sh" is the money of the country that the article is at home in."""

from __future__ import annotations

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import find_measures


def currency(text: str, outlet: str = "", url: str = "") -> str:
    money = next(m.money for m in find_measures(Document("", text, None, outlet, url)) if m.money)
    return money.currency


@pytest.mark.parametrize(
    ("text", "outlet", "code"),
    [
        ("The bank gives $5m to food banks.", "", "USD"),
        ("SYDNEY, May 3 – The Australian grocer gives $5m to drought relief in Queensland.", "", "AUD"),
        ("The bank gives $5m to food banks.", "Toronto Evening Post", "CAD"),
        ("The cheque, $5,000, is for the rink in Saskatoon.", "", "CAD"),
        ("The grower gives $5m (US$3m) after the Auckland floods.", "", "NZD"),
        ("NEW YORK – The lender gives $5m, some of it in Canada.", "", "USD"),
        ("The cruise line gives $5m to Jamaica.", "", "USD"),
        ("KARACHI – The bank gives Rs 5 crore.", "", "PKR"),
        ("KATHMANDU – The bank gives Rs 5 crore.", "", "NPR"),
        ("COLOMBO – The bank gives Rs. 5 million.", "", "LKR"),
        ("The bank gives Rs 5 crore.", "", "INR"),
        ("KAMPALA – The bank gives Sh5 million.", "", "UGX"),
        ("MANILA – The bank gives 5 million pesos.", "", "PHP"),
        ("The Oslo-based insurer gives 5 million kroner to Norwegian schools.", "", "NOK"),
        ("RABAT – The group gives a billion dirhams.", "", "MAD"),
        ("Novartis of Basel gives 5 million francs to Rwanda.", "", "CHF"),
        ("The group gives 5 million Rwandan francs.", "", "RWF"),
        ("The dairy gives $5m to clean the river.", "Waikato Dairy Post", "NZD"),
        ("BRANDON, Man. – The grain firm gives $5m. The cheque came on Monday.", "", "CAD"),
        ("VANCOUVER, Wash. – The phone company gives $5m to the neighborhoods of Vancouver.", "", "USD"),
        ("The family firm of Northland Avenue, Buffalo, gives $5m to its neighbors.", "Northland Courier", "USD"),
        ("SYDNEY – The Australian utility gives $5m for smart meters.", "", "AUD"),
        ("GABORONE – The miner gives P5 million to clinics.", "", "BWP"),
        ("LILONGWE – The bank gives K300 million.", "", "MWK"),
        ("LUSAKA – The bank gives K300 million.", "", "ZMW"),
        ("The Tirana brewer gives 5 million lek.", "", "ALL"),
        ("SUVA – The bank gives $300,000 to the relief fund of Fiji.", "", "FJD"),
        ("BERGEN – The farmer gives a 75 million-crown fund.", "", "NOK"),
        # who sends the report, and names of banks, say nothing of where
        ("DENVER, May 3 (NSW) - The grocer gives $5m.", "", "USD"),
        ("KATHMANDU – The local arm of the State Bank of India gives Rs 5 crore.", "", "NPR"),
        # of several countries the one that the sentence names
        ("OSLO – Norway thanks the brewer. The Danish brewer gives 5 million kroner.", "", "DKK"),
        ("MALMÖ – The Swedish port thanks it. It gives 5 million kroner.", "", "DKK"),
        # what life is like
        ("The cheque, $5,000, is for the curling rink.", "", "CAD"),
        ("The cheque, $5,000, is for the showground.", "", "AUD"),
        ("The check, $5,000, is for the rink.", "", "USD"),
        # towns that only a gazetteer knows
        ("The mill gives $50,000 to the rink in Neepawa. It is the first in Neepawa.", "", "CAD"),
        ("NAROOMA – The baker gives $50,000 to the pool in Narooma.", "", "AUD"),
        ("The mill gives $50,000 to the rink in Edwardsville.", "", "USD"),
        ("OLAVARRÍA – The cement firm gives 5 million pesos.", "", "ARS"),
        # a little is enough where nothing speaks for the US, or for the better-known pound
        ("The dairy gives $5m. The NSW government and the shires of NSW give the rest.", "", "AUD"),
        ("The developer gives 1.5bn pounds.", "Cairo Property Monitor", "EGP"),
        ("The bank gives $5m. The cheque from Ottawa was signed by an American.", "", "CAD"),
        ("The lumber firm gives $5m.", "Prince George Observer", "CAD"),
        ("The lumber firm gives $5m.", "Québec Forestier", "CAD"),
        ("LIBREVILLE – The miner gives 15 billion CFA francs.", "", "XAF"),
        # a conversion tells whose money it is
        ("The bank lends 30 billion pesos (US$7 million).", "", "COP"),
        ("The bank lends 200 million pesos ($10 million).", "", "MXN"),
        ("The bank lends ¥70 billion, about $10 billion.", "", "CNY"),
        ("The bank lends ¥100 billion, about $760 million.", "", "JPY"),
        ("OSLO – The bank lends 400 million crowns ($44.6 million).", "", "NOK"),
        ("The bank lends 500 million pounds ($28 million).", "", "EGP"),
        ("KARACHI – The bank lends 500 million pounds ($600 million).", "", "GBP"),
    ],
)
def test_a_shared_name_is_resolved_by_the_place(text: str, outlet: str, code: str) -> None:
    assert currency(text, outlet) == code


def test_the_address_of_the_page_counts_too() -> None:
    assert currency("The bank gives $5m.", url="https://melbourne-ledger.example/a") == "AUD"


def test_a_conversion_tells_of_the_whole_article() -> None:
    text = "The bank lends 2 billion pesos more. It had lent 30 billion pesos (US$7 million)."
    assert [m.money.currency for m in find_measures(Document("", text, None)) if m.money] == ["COP", "COP"]


def test_a_conversion_that_fits_no_currency_of_the_name_tells_nothing() -> None:
    assert currency("The bank lends 5 pesos ($10 million).") == "MXN"
