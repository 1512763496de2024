package com.example

import java.util.Optional
import org.flyte.task.Task

data class Plain(val id: Long)

@JvmRecord
data class Partly(val id: Long, val note: String?)

enum class Size { SMALL, LARGE }

@Task suspend fun suspended(n: Long): Long = n

@Task fun unsigned(n: UInt): Long = n.toLong()

@Task fun defaults(n: Long = 5): Long = n

@Task fun plain(p: Plain): Long = p.id

@Task fun partly(p: Partly): Long = p.id

@Task fun nullable(s: String?): Long = 1

@Task fun mayReturnNull(n: Long): Long? = null

@Task fun wildcard(sizes: List<Size>): Long = 1

@Task fun pair(p: Pair<Long, String>): Long = 1

class Service {
    @Task fun method(n: Long): Long = n
}

object Alone {
    @Task fun method(n: Long): Long = n
}
