namespace Trackside.House.Samples.MultiDimensionalArrays
{
    public class OffenceField
    {
        public int[,] Grid;
    }

    public class OffenceLocal
    {
        public int First()
        {
            var grid = new int[2, 2];
            return grid[0, 0];
        }
    }

    public class Clean
    {
        public int[][] Grid = { new int[2], new int[2] };
    }
}
