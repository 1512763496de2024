package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flyte.client.TestPython;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code flyte run} makes of a text is what is made of it here: against the parameter types of the installed SDK. */
class PythonTextTest {
    private static final String PROGRAM = """
            import asyncio, datetime, enum, json, sys, typing
            from dataclasses import dataclass, field
            from typing import Optional, Union, List, Dict
            from pydantic import BaseModel
            from flyte.cli._params import literal_type_to_click_type
            from flyte.io import File
            from flyte.types import TypeEngine

            class Color(enum.Enum):
                RED = "red"
                BLUE = "blue"

            @dataclass
            class Inner:
                x: int
                y: float = 2.0

            @dataclass
            class Rec:
                id: int
                inner: Inner
                items: List[Inner] = field(default_factory=list)
                names: Optional[Dict[str, int]] = None
                maybe: Optional[Inner] = None
                flag: bool = True

            class Model(BaseModel):
                name: str
                when: Optional[datetime.datetime] = None
                span: datetime.timedelta = datetime.timedelta(0)
                score: float = 1.0

            TYPES = {"int": int, "float": float, "bool": bool, "str": str, "datetime": datetime.datetime,
                "timedelta": datetime.timedelta, "Color": Color, "Rec": Rec, "Model": Model, "dict": dict, "File": File,
                "list": List[int], "map": Dict[str, float], "recs": List[Rec], "optint": Optional[int],
                "optfloat": Optional[float], "union": Union[int, str], "unionbool": Union[bool, str]}

            async def main():
                for line in sys.stdin:
                    name, text = json.loads(line)
                    tp = TYPES[name]
                    lt = TypeEngine.to_literal_type(tp)
                    answer = {"type": lt.SerializeToString(deterministic=True).hex()}
                    try:
                        value = literal_type_to_click_type(lt, tp).convert(text, None, None)
                        literal = await TypeEngine.to_literal(value, tp, lt)
                        answer["literal"] = literal.SerializeToString(deterministic=True).hex()
                    except BaseException as e:
                        answer["refused"] = str(e)
                    print(json.dumps(answer))

            asyncio.run(main())
            """;

    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("int", List.of("0", "-7", " 42 ", "+7", "1_000", "9223372036854775807", "x", "", "3.5")),
            Map.entry(
                    "float",
                    List.of("1.5", "3", "-0.0", "nan", "NaN", "inf", "-Infinity", "1e3", "1_0.5", ".5", "x", "")),
            Map.entry("bool", List.of("true", "False", "1", "0", "yes", "no", "t", "f", "y", "n", "on", "off", "ja")),
            Map.entry("str", List.of("", " a ", "null", "ä😀", "[1]")),
            Map.entry(
                    "datetime",
                    List.of(
                            "2026-01-31",
                            "2026-01-31T12:00:00",
                            "2026-01-31 12:00:00",
                            "2026-01-31 12:00:00+02:00",
                            "2026-01-31 12:00:00.123456",
                            "2026-01-31 - PT1H30M",
                            "2026-01-31 - 1 day",
                            "2026-01-31T12:00:00 + 10 days",
                            "2026-01-31 - 1:24",
                            "tomorrow",
                            "2026-02-30")),
            Map.entry(
                    "timedelta",
                    List.of(
                            "PT1H30M",
                            "P2D",
                            "P1DT2H3M4S",
                            "1:24",
                            "45",
                            "10 days",
                            "1 minute",
                            "2 Hours",
                            "1 day|2 hours",
                            "[1 day|30]")),
            Map.entry("Color", List.of("RED", "BLUE")),
            Map.entry(
                    "Rec",
                    List.of(
                            "{\"id\": 1, \"inner\": {\"x\": 2, \"y\": 3.5}, \"items\": [{\"x\": 1, \"y\": 1.0}], \"names\": {\"a\": 1}, \"maybe\": null, \"flag\": false}",
                            "{\"id\": 1, \"inner\": {\"x\": 2}, \"items\": []}",
                            "{\"id\": 1, \"inner\": {\"x\": 2, \"y\": 1.5}, \"items\": [{\"x\": 3}], \"maybe\": {\"x\": 4}}",
                            "{\"inner\": {\"x\": 2}}",
                            "{\"id\": 1}",
                            "[]",
                            "id=1")),
            Map.entry(
                    "Model",
                    List.of(
                            "{\"name\": \"n\"}",
                            "{\"name\": \"n\", \"when\": \"2026-01-31T12:00:00Z\", \"span\": \"PT1H30M\", \"score\": 2}",
                            "{\"name\": \"n\", \"when\": \"2026-01-31T12:00:00.5+02:00\", \"span\": \"-P1DT2H\", \"score\": 2.5}",
                            "{\"name\": 1}",
                            "{}")),
            Map.entry("dict", List.of("{}", "{\"b\": 1, \"a\": [1, 2.0, null, \"x\", true, {\"c\": 1e3}]}", "nothing")),
            Map.entry("File", List.of("s3://bucket/key.txt", "gs://bucket/key", "/no/such/file")),
            Map.entry("list", List.of("[1, 2]", "[]", "1,2")),
            Map.entry("map", List.of("{\"a\": 1.5}", "{}", "[]")),
            Map.entry("recs", List.of("[{\"id\": 1, \"inner\": {\"x\": 2, \"y\": 0.5}, \"items\": []}]")),
            Map.entry("optint", List.of("5", "x")),
            Map.entry("optfloat", List.of("5", "0.5")),
            Map.entry("union", List.of("5", "x", "5.5")),
            Map.entry("unionbool", List.of("yes", "maybe")));

    @Test
    void theSameTextIsTheSameValue(@TempDir Path folder) throws Exception {
        StringBuilder input = new StringBuilder();
        List<Map.Entry<String, String>> all = TEXTS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(text -> Map.entry(entry.getKey(), text)))
                .toList();
        for (Map.Entry<String, String> one : all) {
            com.google.gson.JsonArray line = new com.google.gson.JsonArray();
            line.add(one.getKey());
            line.add(one.getValue());
            input.append(line).append('\n');
        }
        List<String> answers = TestPython.run(folder, Map.of(), PROGRAM, input.toString())
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
        assertThat(answers).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            check(
                    all.get(i).getKey(),
                    all.get(i).getValue(),
                    JsonParser.parseString(answers.get(i)).getAsJsonObject());
        }
    }

    private static void check(String name, String text, JsonObject answer) throws Exception {
        LiteralType type =
                LiteralType.parseFrom(HexFormat.of().parseHex(answer.get("type").getAsString()));
        JsonElement literal = answer.get("literal");
        String what = name + " of " + text;
        if (literal == null) {
            assertThatThrownBy(() -> InputText.parse(text, type)).as(what).isInstanceOf(ValueException.class);
        } else {
            Literal python = Literal.parseFrom(HexFormat.of().parseHex(literal.getAsString()));
            assertThat(Canonical.of(InputText.parse(text, type))).as(what).isEqualTo(Canonical.of(python));
        }
    }
}
