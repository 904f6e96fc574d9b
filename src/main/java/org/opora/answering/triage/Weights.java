package org.opora.answering.triage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.opora.shared.Json;

/** A fitted linear model over a question's vector: one row of weights per class, softmax at a calibrated temperature. */
record Weights(List<String> classes, double[] intercept, double[][] weights, double temperature) {
    static Weights read(JsonNode json) {
        return new Weights(
                Json.read(json.path("classes"), new com.fasterxml.jackson.core.type.TypeReference<>() {}),
                Json.read(json.path("intercept"), double[].class),
                Json.read(json.path("weights"), double[][].class),
                json.path("temperature").asDouble(1));
    }

    double[] probabilities(float[] vector) {
        double[] p = new double[classes.size()];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            p[i] = (intercept[i] + dot(weights[i], vector)) / temperature;
            most = Math.max(most, p[i]);
        }
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(p[i] - most);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    static double dot(double[] weights, float[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += weights[i] * vector[i];
        }
        return sum;
    }
}
