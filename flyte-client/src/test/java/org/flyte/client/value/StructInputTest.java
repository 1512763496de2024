package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flyte.idl.core.BlobType.BlobDimensionality;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructInputTest {
    private static final LiteralType ORDER = Types.struct("""
            {"type": "object", "title": "Order", "additionalProperties": false, "required": ["id", "b"],
             "properties": {
               "id": {"type": "integer"},
               "price": {"type": "number", "default": 2.0},
               "note": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": null},
               "made": {"type": "object", "title": "Made"},
               "b": {"type": "object", "title": "B", "additionalProperties": false, "required": ["items"],
                 "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/P"}}}}},
             "$defs": {"P": {"type": "object", "title": "P", "additionalProperties": false, "required": ["x"],
                 "properties": {"x": {"type": "integer"}, "next": {"anyOf": [{"$ref": "#/$defs/P"}, {"type": "null"}], "default": null}}}}}
            """);

    @Test
    void whatIsMissingIsFilledInWhereTheSchemaTellsIt() {
        assertThat(printed("{\"b\": {\"items\": []}, \"id\": 1}", ORDER))
                .isEqualTo("{\"id\":1,\"b\":{\"items\":[]},\"note\":null,\"price\":2.0}");
        assertThat(printed("{\"id\": 1, \"price\": 3, \"b\": {\"items\": [{\"x\": 1, \"next\": {\"x\": 2}}]}}", ORDER))
                .as("an integral number is a float where the schema says so")
                .isEqualTo(
                        "{\"id\":1,\"b\":{\"items\":[{\"x\":1,\"next\":{\"x\":2,\"next\":null}}]},\"note\":null,\"price\":3.0}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"b\": {\"items\": []}} | expected an object {id, b, made?, note?, price?}, found no id",
                "{\"id\": 1, \"b\": {\"items\": []}, \"z\": 1} | .z: expected an object {id, b, made?, note?, price?}, found the unknown property z",
                "{\"id\": 1, \"b\": {\"items\": [{\"x\": 1}, {\"x\": \"one\"}]}} | .b.items[1].x: expected an integer",
                "{\"id\": 1, \"b\": {\"items\": [{\"x\": 1, \"next\": {\"x\": 1, \"next\": {}}}]}} | .b.items[0].next.next: expected an object {x, next?}, found no x",
                "{\"id\": 9223372036854775808, \"b\": {\"items\": []}} | .id: expected an integer from -9223372036854775808",
                "{\"id\": 1.5, \"b\": {\"items\": []}} | .id: expected an integer",
                "{\"id\": null, \"b\": {\"items\": []}} | .id: expected an integer from -9223372036854775808 to 9223372036854775807, found null",
                "{\"id\": 1, \"b\": 5} | .b: expected an object {items}, found 5",
                "{\"id\": 1, \"b\": {\"items\": {}}} | .b.items: expected a list, found an object {}",
                "{\"id\": 1, \"note\": 5, \"b\": {\"items\": []}} | .note: expected a string, or null, found 5",
                "[] | expected an object {id, b, made?, note?, price?}, found a list of 0",
                "{\"id\": 1, \"price\": \"2\", \"b\": {\"items\": []}} | .price: expected a number"
            })
    void whatDoesNotFitIsRefusedWithItsPlaceAndTheForm(String json, String message) {
        assertThatThrownBy(() -> InputText.parse(json, ORDER))
                .isInstanceOf(ValueException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void textThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> InputText.parse("id=1", ORDER))
                .hasMessageStartingWith("expected an object {id, b, made?, note?, price?} as JSON");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "date-time | 2026-01-31T12:00:00Z | 2026-01-31T12:00:00+00:00",
                "date-time | 2026-01-31T12:00:00.5+02:00 | 2026-01-31T12:00:00.500000+02:00",
                "date-time | 2026-01-31 12:00 | 2026-01-31T12:00:00",
                "date-time | 2026-01-31T12:00:00.123456789Z | 2026-01-31T12:00:00.123456789+00:00",
                "date-time | now - 1d | 2026-01-30T12:00:00+00:00",
                "date | 2026-01-31 | 2026-01-31",
                "time | 12:30 | 12:30:00",
                "time | 12:30:00.5Z | 12:30:00.500000+00:00",
                "uuid | anything | anything"
            })
    void timesAreTheTextsThatPythonWrites(String format, String text, String written) {
        LiteralType type = Types.struct("{\"type\": \"string\", \"format\": \"" + format + "\"}");
        assertThat(Canonical.of(parse("\"" + text + "\"", type))).isEqualTo("text " + written);
    }

    @Test
    void pydanticWritesTimesInItsOwnWay() {
        LiteralType type = Types.struct("""
                {"title": "M", "properties": {"t": {"type": "string", "format": "date-time"}, "d": {"type": "string", "format": "duration"}}}
                """).toBuilder()
                .setStructure(org.flyte.idl.core.TypeStructure.newBuilder().setTag("Pydantic Transformer"))
                .build();
        assertThat(printed("{\"t\": \"2026-01-31T12:00:00.054+00:00\", \"d\": \"-49h\"}", type))
                .isEqualTo("{\"d\":\"-P2DT1H\",\"t\":\"2026-01-31T12:00:00.054000Z\"}");
        assertThat(printed("{\"d\": \"90061.000001s\"}", type)).isEqualTo("{\"d\":\"P1DT1H1M1.000001S\"}");
    }

    @Test
    void aDurationIsSecondsInAnyForm() {
        LiteralType type = Types.struct("{\"type\": \"number\", \"format\": \"time-delta\"}");
        assertThat(Canonical.of(parse("1.5", type))).isEqualTo(1.5);
        assertThat(Canonical.of(parse("90", type))).isEqualTo(90.0);
        assertThat(Canonical.of(parse("\"1h30m\"", type))).isEqualTo(5400.0);
        assertThat(Canonical.of(parse("\"PT-0.1S\"", type))).isEqualTo(-0.1);
        assertThatThrownBy(() -> parse("true", type)).hasMessageContaining("or a number of seconds");
    }

    @Test
    void anythingIsWhatItLooksLike() {
        LiteralType dict = Types.struct("");
        String json = "{\"a\":[1,2.0,null,\"x\",true,{}],\"big\":18446744073709551615,\"e\":1000.0}";
        assertThat(printed(json.replace("1000.0", "1e3"), dict)).isEqualTo(json);
        assertThatThrownBy(() -> parse("{\"a\": [18446744073709551616]}", dict))
                .hasMessageStartingWith(".a[0]: expected");
        assertThatThrownBy(() -> parse("{\"a\": 1e400}", dict)).hasMessageStartingWith(".a: expected");
    }

    @Test
    void keysOfMapsMayBeNumbersOrChoices() {
        LiteralType numbers = Types.struct(
                "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}, \"propertyNames\": {\"type\": \"integer\"}}");
        assertThat(printed("{\"1\": \"a\"}", numbers)).isEqualTo("{\"1\":\"a\"}");
        assertThatThrownBy(() -> parse("{\"one\": \"a\"}", numbers))
                .hasMessageStartingWith(".one: expected as its key an integer");
        LiteralType colors = Types.struct(
                "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"integer\"}, \"propertyNames\": {\"enum\": [\"RED\"]}}");
        assertThatThrownBy(() -> parse("{\"red\": 1}", colors))
                .hasMessageStartingWith(".red: expected as its key one of RED");
    }

    @Test
    void anEnumsNumbersAreIntegersAgain() {
        LiteralType type = Types.struct("{\"enum\": [1, 2.5, \"x\", null]}");
        assertThat(printed("1", type)).isEqualTo("1");
        assertThat(printed("2.5", type)).isEqualTo("2.5");
        assertThat(printed("null", type)).isEqualTo("null");
        assertThatThrownBy(() -> parse("3", type)).hasMessageContaining("expected one of 1, 2.5, x, found 3");
    }

    @Test
    void tuplesHaveAShapeForEachItem() {
        LiteralType type = Types.struct(
                "{\"type\": \"array\", \"prefixItems\": [{\"type\": \"integer\"}, {\"type\": \"string\"}]}");
        assertThat(printed("[1, \"a\"]", type)).isEqualTo("[1,\"a\"]");
        assertThatThrownBy(() -> parse("[1]", type)).hasMessageContaining("a list of 2");
        assertThatThrownBy(() -> parse("[1, 2]", type)).hasMessageStartingWith("[1]: expected a string");
    }

    @Test
    void ofSeveralRecordsTheOneWhosePropertiesAreAllThereIsTaken() {
        LiteralType cat = record("Cat", "meow", "lives");
        LiteralType dog = record("Dog", "meow");
        LiteralType union = Types.union(cat, dog);
        assertThat(InputText.parse("{\"meow\": 1}", union)
                        .getScalar()
                        .getUnion()
                        .getType())
                .isEqualTo(dog);
        assertThat(InputText.parse("{\"meow\": 1, \"lives\": 9}", union)
                        .getScalar()
                        .getUnion()
                        .getType())
                .isEqualTo(cat);
        assertThatThrownBy(() -> InputText.parse("{\"meow\": \"loud\"}", union))
                .hasMessageStartingWith(".meow: expected an integer");
        LiteralType bird = record("Bird", "wings");
        for (LiteralType several : List.of(Types.union(bird, cat), Types.union(cat, bird))) {
            assertThatThrownBy(() -> InputText.parse("{\"meow\": 1, \"lives\": \"nine\"}", several))
                    .as("the one that was meant is told of, not one that has other properties")
                    .hasMessageStartingWith(".lives: expected an integer");
        }
    }

    @Test
    void aUriIsTakenAsItIsAndAPathAsWhatItBecomes() {
        LiteralType file = Types.blob(BlobDimensionality.SINGLE);
        LiteralType folder = Types.blob(BlobDimensionality.MULTIPART);
        assertThat(InputText.parse("s3://b/k", file).getScalar().getBlob().getUri())
                .isEqualTo("s3://b/k");
        Literal uploaded = InputText.parse("data.txt", file, SURROUNDINGS);
        assertThat(uploaded.getScalar().getBlob().getUri()).isEqualTo("s3://up/data.txt");
        assertThat(uploaded.getHash()).isEqualTo("md5");
        assertThat(InputText.parse("data", folder, SURROUNDINGS)
                        .getScalar()
                        .getBlob()
                        .getUri())
                .isEqualTo("s3://up/data/");
        assertThatThrownBy(() -> InputText.parse("data.txt", file))
                .hasMessageContaining("the URI of a file such as s3://");
        assertThatThrownBy(() -> InputText.parse("data.txt", folder, SURROUNDINGS))
                .hasMessageContaining("the URI of a folder");
        assertThat(InputText.parse("{\"uri\": \"s3://b/k\", \"hash\": \"h\", \"format\": \"csv\"}", file))
                .satisfies(literal -> {
                    assertThat(literal.getHash()).isEqualTo("h");
                    assertThat(literal.getScalar()
                                    .getBlob()
                                    .getMetadata()
                                    .getType()
                                    .getFormat())
                            .isEqualTo("csv");
                });
        assertThatThrownBy(() -> InputText.parse("{\"uri\": \"s3://b/k\", \"size\": 1}", file))
                .hasMessageStartingWith(".size: expected one of uri");
        assertThat(InputText.parse("data.txt", Types.union(Types.of(SimpleType.STRING), file))
                        .getScalar()
                        .getUnion()
                        .getType()
                        .getSimple())
                .as("what is no file is text, where the type lets it be")
                .isEqualTo(SimpleType.STRING);
    }

    @Test
    void aFileInsideARecordMayBeAPath() {
        LiteralType type = Types.struct("""
                {"title": "R", "type": "object", "required": ["f"], "properties": {"f": {"title": "File", "type": "object", "required": ["path"],
                  "properties": {"path": {"type": "string"}, "name": {}, "format": {"type": "string", "default": ""}, "hash": {}}}}}
                """);
        assertThat(printed("{\"f\": \"s3://b/k.txt\"}", type)).isEqualTo("{\"f\":\"s3://b/k.txt\"}");
        assertThat(printed("{\"f\": \"data.txt\"}", type))
                .isEqualTo(
                        "{\"f\":{\"path\":\"s3://up/data.txt\",\"name\":\"data.txt\",\"format\":\"\",\"hash\":\"md5\"}}");
        assertThatThrownBy(() -> parse("{\"f\": \"other\"}", type))
                .hasMessageStartingWith(".f: expected the URI of a file");
    }

    @Test
    void bytesAreBase64() {
        assertThat(OutputJson.of(InputText.parse("AP8=", Types.of(SimpleType.BINARY)), Types.of(SimpleType.BINARY)))
                .hasToString("\"AP8=\"");
        assertThatThrownBy(() -> InputText.parse("~", Types.of(SimpleType.BINARY)))
                .hasMessageContaining("bytes as base64");
    }

    @Test
    void dataframesAndPicklesAreRefusedInWords() {
        LiteralType dataframe = LiteralType.newBuilder()
                .setStructuredDatasetType(org.flyte.idl.core.StructuredDatasetType.getDefaultInstance())
                .build();
        assertThatThrownBy(() -> InputText.parse("s3://b/k", dataframe))
                .hasMessageContaining("a dataframe cannot be given as text");
        LiteralType pickle = LiteralType.newBuilder()
                .setBlob(org.flyte.idl.core.BlobType.newBuilder().setFormat("PythonPickle"))
                .build();
        assertThatThrownBy(() -> InputText.parse("s3://b/k", pickle))
                .hasMessageContaining("only Python can make its pickles");
    }

    private static final Surroundings SURROUNDINGS = new Surroundings(
            Optional.of(Instant.parse("2026-01-31T12:00:00Z")),
            (location, folder) -> location.equals(folder ? "data" : "data.txt")
                    ? Optional.of(new RemoteFile("s3://up/" + location + (folder ? "/" : ""), folder ? null : "md5"))
                    : Optional.empty());

    private static LiteralType record(String title, String required, String... optional) {
        StringBuilder properties = new StringBuilder("\"" + required + "\": {\"type\": \"integer\"}");
        for (String name : optional) {
            properties.append(", \"" + name + "\": {\"type\": \"integer\", \"default\": 7}");
        }
        return Types.struct("{\"type\": \"object\", \"title\": \"" + title
                + "\", \"additionalProperties\": false, \"required\": [\"" + required + "\"], \"properties\": {"
                + properties + "}}");
    }

    private static byte[] parse(String json, LiteralType type) {
        return InputJson.parse(StrictJson.parse(json), type, SURROUNDINGS)
                .getScalar()
                .getBinary()
                .getValue()
                .toByteArray();
    }

    private static String printed(String json, LiteralType type) {
        return OutputJson.of(InputJson.parse(StrictJson.parse(json), type, SURROUNDINGS), type)
                .toString();
    }
}
