"""A yes to what a page asks back, as its button sends it."""


def yes(answer):
    """What the form of this answer is to be sent again with."""
    return {"confirmed": answer.context["form"].asked}
