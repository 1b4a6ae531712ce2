class Doomed {
    final String name;

    Doomed(String name) {
        this.name = name;
        System.out.println("birth " + name);
    }

    @Override @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
        System.out.println("died " + name);
    }

    public static void main(String[] args) throws InterruptedException {
        Doomed a = new Doomed("a");
        Doomed b = a;
        b = null;
        a = null;
        System.out.println("end of the program, and nobody died");
        System.gc();
        Thread.sleep(500);
        System.out.println("the collector was asked, and given half a second");
    }
}
