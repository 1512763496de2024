package org.flyte.maven.index;

import org.flyte.maven.problem.ProblemCode;

/** What can be wrong with tasks in compiled classes. */
public enum IndexCode implements ProblemCode {
    /** A task is a method of an object; make it {@code static}, since there is no object in the container. */
    NOT_STATIC(201),
    /** A task is private, so nobody could call it; give it at least package visibility. */
    PRIVATE_METHOD(202),
    /** A task is a method without a body or of an interface; move it, with a body, to a class. */
    NO_BODY(203),
    /** A task has type parameters, but inputs and outputs need fixed types; write out the types that it is used with. */
    GENERIC_METHOD(204),
    /** A generic type is used without type arguments; write them, as in {@code List<String>}. */
    RAW_TYPE(205),
    /** A type argument is a wildcard; write the type itself, as in {@code List<Double>}. */
    WILDCARD(206),
    /** A type has no honest counterpart in Flyte; use the one that the message names. */
    UNSUPPORTED_TYPE(207),
    /** A task takes a future; take its value, since inputs are there before a task starts. */
    FUTURE_PARAMETER(208),
    /** A task has a variable number of arguments; take a {@code List}. */
    VARARGS(209),
    /** Two tasks of one environment have one name, or one method is two tasks; rename one with {@code @Task(name = …)}. */
    DUPLICATE_TASK(210),
    /** {@code @Environment} names an environment that the POM does not declare; declare it or correct the name. */
    UNKNOWN_ENVIRONMENT(211),
    /** Several environments are declared and a task does not say where it belongs; add {@code @Environment} to the method or its class. */
    NO_ENVIRONMENT(212),
    /** The {@code <classes>} of several environments name a task's class; make the globs narrower or add {@code @Environment}. */
    SEVERAL_ENVIRONMENTS(213),
    /** A name of a task or parameter has other characters than letters, digits, {@code _} and {@code -}; set another one. */
    UNSAFE_NAME(214),
    /** The compiler left the parameters' names out; set {@code <parameters>true</parameters>} or {@code @Param(name = …)}. */
    NO_PARAMETER_NAMES(215),
    /** Two parameters of a task have one name on the wire; rename one with {@code @Param(name = …)}. */
    DUPLICATE_PARAMETER(216),
    /** A {@code @Param(defaultValue = …)} is no value of the parameter's type; write it in the form that the message shows. */
    DEFAULT_VALUE(217),
    /** A timeout is no duration; write {@code 30s}, {@code 5m}, {@code 2h} or ISO-8601 such as {@code PT1H30M}. */
    TIMEOUT(218),
    /** The number of retries is negative; write 0 or more, or leave it out. */
    RETRIES(219),
    /** A class file comes from a newer JDK than this version reads; compile with a lower {@code <release>}. */
    CLASS_TOO_NEW(220),
    /** A class file is damaged; run {@code mvn clean} and compile again. */
    UNREADABLE_CLASS(221),
    /** The POM names a method that is not there; correct {@code <class>} or {@code <method>}. */
    UNKNOWN_METHOD(222),
    /** The POM names a method of which there are several; give the methods different names. */
    AMBIGUOUS_METHOD(223),
    /** The POM says something of a task that no code has; correct its name, or name its {@code <class>}. */
    UNKNOWN_TASK(224),
    /** A trigger or {@code <ignoredInputs>} names an input that the task does not have; use a name of its parameters. */
    UNKNOWN_INPUT(225),
    /** A trigger's input is no value of the parameter's type; write it in the form that the message shows. */
    TRIGGER_INPUT(226),
    /** {@code <timeInput>} cannot be filled; name an input of type {@code Instant} that has no other value. */
    TIME_INPUT(227),
    /** A trigger fills the time and other inputs of a cached task, whose outputs would never change; disable the cache. */
    TIME_INPUT_OF_CACHED_TASK(228),
    /** A pod template's file is not there or no pod; write a {@code Pod} or {@code PodTemplate} with a container {@code primary}. */
    POD_TEMPLATE(229),
    /** The locale that Maven runs in has no letters for a file's name; set {@code LC_ALL=C.UTF-8}. */
    UNREADABLE_NAME(230),
    /** A function of Kotlin or Scala has something that only its own compiler understands; write what the message says. */
    OTHER_LANGUAGE(231);

    private final int number;

    IndexCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
