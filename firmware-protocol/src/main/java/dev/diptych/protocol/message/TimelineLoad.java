package dev.diptych.protocol.message;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A timeline as LOAD carries it (PROTOCOL.md, section 5): in chunks, each with the check of the whole.
 *
 * @param edges in order of time, the first at offset 0
 */
public record TimelineLoad(Kind kind, List<Request.Load.Edge> edges) {
    private static final int CHUNK = (Limits.PAYLOAD_MAX_BYTES - Request.Load.FIXED_BYTES) / Request.Load.GROUP_BYTES;

    public TimelineLoad {
        edges = List.copyOf(edges);
    }

    /** The requests that load it, in order. */
    public List<Request.Load> chunks() {
        return chunks(crc());
    }

    private List<Request.Load> chunks(long crc) {
        List<Request.Load> chunks = new ArrayList<>();
        for (int first = 0; first < edges.size(); first += CHUNK) {
            chunks.add(new Request.Load(kind, first, edges.size(), crc,
                    edges.subList(first, Math.min(edges.size(), first + CHUNK))));
        }
        return chunks;
    }

    /** The timeline's check: CRC-32C of the kind's byte and all groups. */
    public long crc() {
        CRC32C crc = new CRC32C();
        crc.update(kind.number());
        for (Request.Load chunk : chunks(0)) {
            byte[] payload = chunk.payload();
            crc.update(payload, Request.Load.FIXED_BYTES, payload.length - Request.Load.FIXED_BYTES);
        }
        return crc.getValue();
    }
}
