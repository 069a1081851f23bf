"""The API is as its description says, whatever it is asked: questions made from the description."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from news.models import Byline, Person, Tag
from tests.factories import make_article, make_correction, make_photo, make_rubric, make_spiritual

EXAMPLES = 40
HELD = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]


@pytest.fixture
def description(transactional_db):
    article = make_article(rubric=make_rubric("qala", "Қала"), lead_photo=make_photo())
    article.tags.add(Tag.objects.create(name="Өзен"))
    Byline.objects.create(article=article, person=Person.objects.create(name="Айгүл"))
    make_correction(article)
    make_spiritual()
    return schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


def hold(operation, mode):
    """Ask as the description lets, or as it forbids; each answer must be as it says."""

    @seed(20261128)
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case):
        case.call_and_validate(checks=HELD)

    asked()


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_as_described(description, mode):
    operations = [found.ok() for found in description.get_all_operations()]
    # The description's own address is not asked again.
    assert len(operations) == 3
    for operation in operations:
        # Of an address without parameters nothing can be asked wrongly.
        if mode is GenerationMode.POSITIVE or "parameters" in operation.definition.raw:
            hold(operation, mode)


def test_a_planted_fault_is_found(description):
    schema = description.raw_schema["components"]["schemas"]["Article"]
    schema["properties"]["title"] = {"type": "integer"}
    operations = [found.ok() for found in description.get_all_operations()]
    [listed] = [one for one in operations if one.path == "/api/articles/"]
    with pytest.raises(FailureGroup):
        hold(listed, GenerationMode.POSITIVE)
