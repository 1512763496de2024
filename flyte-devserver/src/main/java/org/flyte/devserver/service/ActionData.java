package org.flyte.devserver.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.http.SignedFiles;
import org.flyte.devserver.http.SignedUrls;
import org.flyte.devserver.http.StreamMethod.Sink;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.LogStore;
import org.flyte.devserver.store.LogTail;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.idl.dataproxy.ArtifactType;
import org.flyte.idl.dataproxy.CreateDownloadLinkRequest;
import org.flyte.idl.dataproxy.CreateDownloadLinkResponse;
import org.flyte.idl.dataproxy.GetActionDataRequest;
import org.flyte.idl.dataproxy.GetActionDataResponse;
import org.flyte.idl.dataproxy.TailLogsRequest;
import org.flyte.idl.dataproxy.TailLogsResponse;
import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.Outputs;
import org.flyte.idl.workflow.ActionAttempt;
import org.flyte.wire.connect.DataProxyRpcs;

/** The part of DataProxyService that reads what actions took and left: inputs, outputs, logs, reports. */
public final class ActionData {
    private static final Duration LINK_LIFE = Duration.ofHours(1);
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final ActionLookup lookup;
    private final ObjectStore objects;
    private final LogStore logs;
    private final SignedFiles files;
    private final SignedUrls urls;

    ActionData(ActionLookup lookup, ObjectStore objects, LogStore logs, SignedFiles files, SignedUrls urls) {
        this.lookup = lookup;
        this.objects = objects;
        this.logs = logs;
        this.files = files;
        this.urls = urls;
    }

    ConnectRoutes addTo(ConnectRoutes routes) {
        return routes
                .unary(DataProxyRpcs.GET_ACTION_DATA, (request, host) -> data(request))
                .unary(DataProxyRpcs.CREATE_DOWNLOAD_LINK, (request, host) -> link(request))
                .stream(DataProxyRpcs.TAIL_LOGS, this::tail);
    }

    private GetActionDataResponse data(GetActionDataRequest request) throws IOException {
        ActionRecord action = lookup.action(request.getActionId());
        String outputs = ActionLookup.outputsUri(action);
        GetActionDataResponse.Builder response = GetActionDataResponse.newBuilder()
                .setInputsUri(action.getInputUri())
                .setInputs(Inputs.parseFrom(read(action.getInputUri())));
        if (!outputs.isEmpty()) {
            response.setOutputsUri(outputs).setOutputs(Outputs.parseFrom(read(outputs)));
        }
        return response.build();
    }

    private byte[] read(String uri) throws IOException {
        return objects.read(uri).orElse(new byte[0]);
    }

    private CreateDownloadLinkResponse link(CreateDownloadLinkRequest request) throws IOException {
        if (request.getArtifactType() != ArtifactType.ARTIFACT_TYPE_REPORT || !request.hasActionAttemptId()) {
            throw RpcFailure.invalid("only reports of action attempts can be downloaded");
        }
        int number = request.getActionAttemptId().getAttempt();
        List<ActionAttempt> attempts = lookup.action(
                        request.getActionAttemptId().getActionId())
                .getDetails()
                .getAttemptsList();
        if (number < 1 || number > attempts.size()) {
            throw RpcFailure.notFound("there is no attempt " + number);
        }
        String uri = attempts.get(number - 1).getOutputs().getReportUri();
        Path report = ObjectStore.path(uri);
        if (!objects.exists(uri) || !report.startsWith(objects.root())) {
            throw RpcFailure.notFound("there is no report at " + uri);
        }
        Instant expires = Instant.now().plus(LINK_LIFE);
        CreateDownloadLinkResponse.Builder response = CreateDownloadLinkResponse.newBuilder();
        response.getPreSignedUrlsBuilder()
                .addSignedUrl(urls.sign("GET", files.urlPath(report), SignedUrls.Grant.until(expires)))
                .setExpiresAt(ProtoTime.of(expires));
        return response.build();
    }

    /** All lines of an attempt, then each further one, to the attempt's end; an empty message now and then asks whether anybody listens. */
    private void tail(TailLogsRequest request, Sink<TailLogsResponse> responses)
            throws IOException, InterruptedException {
        ActionKey action = ActionKey.of(lookup.action(request.getActionId()));
        try (LogTail tail = logs.tail(action, request.getAttempt())
                .orElseThrow(() ->
                        RpcFailure.notFound(action.path() + " has not started its attempt " + request.getAttempt()))) {
            while (true) {
                List<LogLine> lines = tail.next(QUIET);
                if (lines.isEmpty() && tail.isAtEnd()) {
                    return;
                }
                TailLogsResponse.Builder response = TailLogsResponse.newBuilder();
                if (!lines.isEmpty()) {
                    response.addLogsBuilder().addAllLines(lines);
                }
                responses.send(response.build());
            }
        }
    }
}
