from pydantic import BaseModel


class Event(BaseModel):
    text: str
    count: int = 2


def handler(event, context):
    return Event(**event).model_dump_json()
