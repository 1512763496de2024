package com.example

import java.time.Instant
import org.flyte.task.Param
import org.flyte.task.Task

enum class Size { SMALL, LARGE }

data class Item(val name: String, val size: Size, val note: String?, @Param(defaultValue = "3") internal val count: Long)

sealed interface Shape

data class Circle(val radius: Double) : Shape

@JvmRecord
data class Square(val side: Double, val name: String?) : Shape

data class Boxed<T>(val value: T?, private val times: Long)

data class Drawing(val id: Long, val items: List<Item>, val shapes: Map<String, Shape>, val first: Boxed<Shape>)

/** Calls tasks in all places where Kotlin can have them: each call is a child action. */
@Task
fun draw(id: Long, sizes: List<@JvmSuppressWildcards Size>): Drawing {
    val items = sizes.map { Catalog.item("item $it", it) }
    val shapes = mapOf("a" to Sketch.circle(2.0), "b" to Sketch.square(3.0))
    return doubled(Drawing(id, items, shapes, Boxed(null, 1)), 2)
}

@Task
fun doubled(drawing: Drawing, @Param(defaultValue = "2") factor: Long = 2): Drawing =
    drawing.copy(id = drawing.id * factor)

@Task
fun describe(text: String?, at: Instant): Pair<String?, Long>? = text?.let { it to at.epochSecond }

/** Nothing goes to the child and comes back, as it is. */
@Task
fun described(at: Instant): Boolean = describe(null, at) == null && describe("x", at) == ("x" to at.epochSecond)

object Catalog {
    @Task
    @JvmStatic
    fun item(name: String, size: Size): Item {
        val prefix = { it: String -> "the $it" }
        val rank = when (size) {
            Size.SMALL -> 1
            Size.LARGE -> 2
        }
        return Item(prefix(name) + rank, size, null, 4)
    }
}

class Sketch {
    companion object {
        @Task
        @JvmStatic
        fun circle(radius: Double): Circle = Circle(radius)

        /** From within the companion a call goes to its instance. */
        @Task
        @JvmStatic
        fun square(side: Double): Square = Square(circle(side).radius, null)
    }
}
