import java.util.Map;

/** Calls a handler as Lambda's Java does: java -cp FOLDER:FOLDER/lib/* Invoke.java CLASS TEXT. Prints its answer. */
class Invoke {
    public static void main(String[] args) throws Exception {
        Class<?> type = Class.forName(args[0]);
        Object handler = type.getDeclaredConstructor().newInstance();
        Class<?> context = Class.forName("com.amazonaws.services.lambda.runtime.Context");
        Object answer =
                type.getMethod("handleRequest", Map.class, context).invoke(handler, Map.of("text", args[1]), null);
        System.out.printf("{\"answer\":\"%s\",\"loaded\":[]}%n", answer);
    }
}
