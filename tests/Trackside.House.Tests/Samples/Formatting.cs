namespace Trackside.House.Samples.Formatting
{
    public class OffenceInterpolation
    {
        public string Line(int post, int lamp) => $"{post}/{lamp}";
    }

    public class OffenceFormat
    {
        public string Line(int post) => string.Format("post {0}", post);
    }

    public class Clean
    {
        public string Line(int post, int lamp) => "post " + post.ToString() + "/" + lamp.ToString();
    }
}
