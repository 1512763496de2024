package org.flyte.maven.index.spec;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;
import org.flyte.maven.index.spec.PodTemplate.UnusableException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A document of YAML as the JSON that Kubernetes makes of it. */
final class YamlStruct {
    /** Kubernetes knows no dates: what looks like one is text. */
    private static final class WithoutDates extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    private YamlStruct() {}

    /** @throws UnusableException when it is not exactly one mapping */
    static Struct read(String text) throws UnusableException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions dumper = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new WithoutDates());
        try {
            Value value = value(yaml.load(text));
            if (value.hasStructValue()) {
                return value.getStructValue();
            }
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : " in line " + (e.getProblemMark().getLine() + 1);
            throw new UnusableException("it is no YAML: " + e.getProblem() + line);
        } catch (YAMLException e) {
            throw new UnusableException("it is no YAML: " + e.getMessage());
        }
        throw new UnusableException("it is not a mapping");
    }

    private static Value value(Object yaml) {
        if (yaml instanceof Map<?, ?> map) {
            Struct.Builder struct = Struct.newBuilder();
            map.forEach((key, child) -> {
                // To Kubernetes, a field without a value is a field that is not there.
                if (child != null) {
                    struct.putFields(String.valueOf(key), value(child));
                }
            });
            return Value.newBuilder().setStructValue(struct).build();
        }
        if (yaml instanceof List<?> list) {
            ListValue.Builder values = ListValue.newBuilder();
            list.forEach(child -> values.addValues(value(child)));
            return Value.newBuilder().setListValue(values).build();
        }
        if (yaml instanceof Boolean bool) {
            return Value.newBuilder().setBoolValue(bool).build();
        }
        if (yaml instanceof Number number) {
            return Value.newBuilder().setNumberValue(number.doubleValue()).build();
        }
        return yaml == null
                ? Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build()
                : Value.newBuilder().setStringValue(yaml.toString()).build();
    }
}
