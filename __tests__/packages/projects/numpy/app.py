import numpy


def handler(event, context):
    return float(numpy.linalg.det(numpy.array([[2.0, 0.0], [0.0, 3.0]])))
