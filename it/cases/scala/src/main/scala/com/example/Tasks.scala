package com.example

import java.util.Optional
import org.flyte.task.{Param, Task}
import scala.jdk.CollectionConverters.*

enum Size extends java.lang.Enum[Size]:
  case Small, Large

/** Its methods' calls of each other are child actions, although Scala calls the object and not the static methods. */
object Tasks:
  @Task def item(@Param(defaultValue = "thing") name: String, sizes: java.util.List[java.lang.Long]): Item =
    val larger: Long => Long = size => doubled(size)
    Item(name, sizes.asScala.map(size => Long.box(larger(size))).asJava)

  @Task def doubled(size: Long): Long = size * 2

  @Task def greet(name: Optional[String], size: Size): java.util.Map[String, java.lang.Double] =
    java.util.Map.of(name.orElse("nobody"), Double.box(size.ordinal + 0.5))

@Task def top(n: Long): Long = Tasks.doubled(n) + 1
