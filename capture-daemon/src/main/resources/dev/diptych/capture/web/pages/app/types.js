/**
 * What the rig says, as the pages read it. Names and units are those of the rig's own documents.
 *
 * @typedef {{code: string, sentence: string}} Objection
 * @typedef {{name: string, done: number, all: number}} Task
 * @typedef {{id: string, name: string, instruction: string, picture: string, accepted: number, wanted: number,
 *   skipped: boolean}} PoseState
 * @typedef {{id: string, subject: string, operator: string|null, protocol: string, protocol_title: string,
 *   consent_id: string, consent_until: string, paused: boolean, pairs: number, accepted: number, wanted: number,
 *   next: string|null, poses: PoseState[]}} SessionState
 * @typedef {{ends_at: string, cap_ms: number}} PreviewState
 * @typedef {{revision: number, rig: string, name: string, simulated: boolean, epoch: string, phase: string,
 *   since: string, objection: Objection|null, fault: Objection|null, task: Task|null, session: SessionState|null,
 *   queue: {waiting: number, capacity: number, developing: number},
 *   calibration: {id: string, taken_at: string, too_old: boolean}|null, preview: PreviewState|null,
 *   camera: {width_px: number, height_px: number, frames_per_second: number, streaming: boolean},
 *   engine: {model: string|null, provider: string|null, sentence: string}, last_pair: string|null}} RigState
 *
 * @typedef {{rule: string, value: number|null, warn: number, retake: number, verdict: string|null}} Finding
 * @typedef {{pair_id: string, verdict: string, rule: string|null, sentence: string, gap_ms: number|null,
 *   shot_ms: number|null, residual_lamp_ratio: number|null, flash_ratio: number|null,
 *   registration_error_px: number|null, face: {code: string|null, sentence: string|null, found: object|null}|null,
 *   findings: Finding[]|null}} PairFacts
 * @typedef {{facts: PairFacts, kept: boolean, trigger_id: string|null, pose_id: string|null, decision: string|null, counts: boolean,
 *   taken_at: string, pictures: string[], corrected_by: string|null}} PairReport
 *
 * @typedef {{id: string, kind: 'lamp'|'flash', steps: [number, number][], uncertain: [number, number][]}} ShotLight
 * @typedef {{role: string, first_row_start_ms: number, last_row_end_ms: number, exposure_ms: number}} ShotFrame
 * @typedef {{pair: string, lights: ShotLight[], frames: ShotFrame[], gap_ms: number|null}} ShotTimeline
 *
 * @typedef {{sequence: number, light: 'viewfinder'|'flash_preview', width_px: number, height_px: number,
 *   age_ms: number, exposure_us: number, gain: number, jpeg_bytes: number, corrected_bytes: number,
 *   face_found: boolean, at: string}} LiveHeader
 *
 * @typedef {{id: string, title: string, poses: {id: string, name: string, instruction: string, picture: string,
 *   pairs: number}[]}} Protocol
 * @typedef {{paired: boolean, signed_in: boolean, name: string|null, permissions: string[], loopback: boolean}} Me
 * @typedef {{checked_at: string, worst: string,
 *   findings: {severity: string, id: string, evidence: string, remedy: string}[],
 *   vitals: {name: string, value: string, severity: string}[]}} Health
 */

export {};
