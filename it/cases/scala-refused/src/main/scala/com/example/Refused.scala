package com.example

import org.flyte.task.Task

case class Point(x: Double, y: Double)

enum Colour:
  case Red, Green

object Refused:
  @Task def option(o: Option[String]): Long = 1

  @Task def list(l: List[String]): Long = 1

  @Task def map(m: Map[String, String]): Long = 1

  @Task def point(p: Point): Long = 1

  @Task def colour(c: Colour): Long = 1

  @Task def erased(l: java.util.List[Long]): Long = 1

  @Task def future(n: Long): scala.concurrent.Future[Long] = ???

  @Task def several(n: Long*): Long = 1

class Service:
  @Task def method(n: Long): Long = n
