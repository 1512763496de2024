package com.example

import java.time.Instant
import java.util.Optional
import org.flyte.task.Param
import org.flyte.task.Task
import org.jspecify.annotations.Nullable

enum class Size { SMALL, LARGE }

@JvmRecord
data class Item(val name: String, val size: Size, val note: Optional<String>)

sealed interface Shape

@JvmRecord
data class Circle(val radius: Double) : Shape

@JvmRecord
data class Square(val side: Double) : Shape

@JvmRecord
data class Drawing(val id: Long, val items: List<Item>, val shapes: Map<String, Shape>)

/** Calls tasks in all places where Kotlin can have them: each call is a child action. */
@Task
fun draw(id: Long, sizes: List<@JvmSuppressWildcards Size>): Drawing {
    val items = sizes.map { Catalog.item("item $it", it) }
    val shapes = mapOf("a" to Sketch.circle(2.0), "b" to Sketch.square(3.0))
    return doubled(Drawing(id, items, shapes), 2)
}

@Task
fun doubled(drawing: Drawing, @Param(defaultValue = "2") factor: Long = 2): Drawing =
    drawing.copy(id = drawing.id * factor)

@Task
fun describe(text: @Nullable String?, at: Instant): @Nullable String? = text?.let { "$it at $at" }

object Catalog {
    @Task
    @JvmStatic
    fun item(name: String, size: Size): Item {
        val prefix = { it: String -> "the $it" }
        val rank = when (size) {
            Size.SMALL -> 1
            Size.LARGE -> 2
        }
        return Item(prefix(name) + rank, size, Optional.empty())
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
        fun square(side: Double): Square = Square(circle(side).radius)
    }
}
