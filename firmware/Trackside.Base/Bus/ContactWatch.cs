namespace Trackside.Core
{
    /// <summary>
    /// The contacts on the expander, as edges in the box's ring. A change counts once two readings in a row agree. A contact found closed at the first
    /// reading counts only once it was open; while the bus is off every contact is open. Loop only; allocates nothing.
    /// </summary>
    public sealed class ContactWatch
    {
        private readonly EdgeRing edges;
        private int last;
        private int down;
        private int distrusted;
        private bool isFirst = true;

        /// <summary>Makes a watch, every contact open.</summary>
        /// <param name="edges">Where changes go.</param>
        public ContactWatch(EdgeRing edges)
        {
            this.edges = edges;
        }

        /// <summary>Whether the last reading is to be confirmed by another: soon.</summary>
        public bool IsMoving { get { return last != down; } }

        /// <summary>Whether a button is down: a number of <see cref="Inputs"/>.</summary>
        public bool IsDown(int button)
        {
            int contact = ExpanderButtons.ContactOf(button);
            return contact >= 0 && (down & (1 << contact)) != 0;
        }

        /// <summary>Takes a reading.</summary>
        /// <param name="closed">Bit n for contact n.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Take(int closed, long now)
        {
            if (isFirst)
            {
                distrusted = closed;
                isFirst = false;
            }

            distrusted &= closed;
            closed &= ~distrusted;
            if (closed == last && closed != down)
            {
                Put(closed, now);
            }

            last = closed;
        }

        /// <summary>The bus is off: nobody knows what the contacts are.</summary>
        public void Lose(long now)
        {
            Put(0, now);
            last = 0;
            isFirst = true;
        }

        private void Put(int closed, long now)
        {
            int changed = closed ^ down;
            down = closed;
            for (int contact = 0; changed >> contact != 0; contact++)
            {
                if ((changed & (1 << contact)) != 0)
                {
                    edges.Put(ExpanderButtons.ButtonAt(contact), (closed & (1 << contact)) != 0, now);
                }
            }
        }
    }
}
