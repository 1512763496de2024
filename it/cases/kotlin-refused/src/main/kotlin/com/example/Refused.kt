package com.example

import java.util.Optional
import org.flyte.task.Task

class Plain(val id: Long)

data class Unsigned(val id: Long, val size: UInt)

enum class Size { SMALL, LARGE }

@Task suspend fun suspended(n: Long): Long = n

@Task fun unsigned(n: UInt): Long = n.toLong()

@Task fun defaults(n: Long = 5): Long = n

@Task fun plain(p: Plain): Long = p.id

@Task fun valueClass(u: Unsigned): Long = u.id

@Task fun twice(o: Optional<String>?): Long = 1

@Task fun wildcard(sizes: List<Size>): Long = 1

@Task fun sequence(sizes: Sequence<Long>): Long = 1

class Service {
    @Task fun method(n: Long): Long = n
}

object Alone {
    @Task fun method(n: Long): Long = n
}
