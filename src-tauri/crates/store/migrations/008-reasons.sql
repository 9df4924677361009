-- Why a deal was won, in the words of whoever closed it or of the file; beside the reason for a loss, since a
-- customer can be won and lost again.
ALTER TABLE deal ADD COLUMN won_reason TEXT;
