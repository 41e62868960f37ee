/**
 * ONNX files without ONNX's own library: {@link OnnxGraph} writes them, {@link OnnxHeader} reads what they say of
 * themselves and their weights. Field numbers are those of onnx.proto (ONNX 1.14, IR version 8, Apache-2.0).
 */
@NullMarked
package dev.diptych.inference.onnx;

import org.jspecify.annotations.NullMarked;
