"""What is read most: sums of the clean views of days."""

from datetime import date

from django.db.models import QuerySet, Sum, Value

from news.models import ViewDay


def top_since(first: date, *, span: int, most: int) -> QuerySet:
    """Rows of article, span and views since that day, the most read first.

    :param span: a number that tells the rows of one question from another's in a union.
    """
    counted = ViewDay.objects.filter(day__gte=first, clean__gt=0).order_by()
    sums = counted.values("article_id").annotate(span=Value(span), sum=Sum("clean"))
    return sums.order_by("-sum", "-article_id")[:most].values_list("article_id", "span", "sum")
